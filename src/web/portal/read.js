// "Đọc bài": reads the item aloud with the browser's voice. The button is hidden without a voice for the page's language.
const box = document.querySelector('.aloud');
const button = box?.querySelector('button');
const speech = window.speechSynthesis;
const lang = document.documentElement.lang || 'vi';
const voiceOf = () => speech.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(lang));

function offer() {
  if (box && speech && voiceOf()) box.hidden = false;
}

if (box && button && speech && 'SpeechSynthesisUtterance' in window) {
  const start = button.textContent;
  let reading = false;
  const end = () => {
    reading = false;
    speech.cancel();
    button.textContent = start;
    button.setAttribute('aria-pressed', 'false');
  };
  button.addEventListener('click', () => {
    if (reading) return end();
    reading = true;
    button.textContent = button.dataset.stop;
    button.setAttribute('aria-pressed', 'true');
    const parts = [...document.querySelectorAll('.story h1, .story > header .summary, .story .text p')].map(
      (part) => part.textContent,
    );
    for (const [at, text] of parts.entries()) {
      const said = new SpeechSynthesisUtterance(text);
      said.lang = lang;
      said.voice = voiceOf() ?? null;
      if (at === parts.length - 1) said.addEventListener('end', end);
      speech.speak(said);
    }
  });
  window.addEventListener('pagehide', end);
  offer();
  speech.addEventListener?.('voiceschanged', offer);
}
