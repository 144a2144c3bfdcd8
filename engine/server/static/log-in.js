/** Presses the button of the one-time link. */
document.getElementById('log-in').requestSubmit()
