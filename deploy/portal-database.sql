-- The image creates "core". The portal has a database of its own, so that portal queries cannot reach drafts.
CREATE DATABASE portal;
