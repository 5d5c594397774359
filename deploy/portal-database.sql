-- Beside "core", which the image makes: whoever reads the portal sees no draft.
CREATE DATABASE portal;
