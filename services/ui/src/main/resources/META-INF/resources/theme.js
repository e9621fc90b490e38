// Runs before the first paint, so that nothing moves when the other scripts arrive: with a script,
// charts stand in for their tables.
document.documentElement.classList.add("js");
