// `cargo xtask picture`: the tests' own way to start Chromium, on the one file that takes pictures.

import config from './playwright.config.js';

export default { ...config, testMatch: 'picture.js', reporter: [['list']] };
