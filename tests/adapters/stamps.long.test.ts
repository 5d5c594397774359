/** Every degree in both inks, on pages that lie any way round. */
import './stamps.test.ts';
