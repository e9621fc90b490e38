// An htmx swap that changes only what is different, so that a refresh keeps focus, scroll position,
// text selection, open explanations and charts. Elements are matched by id, then by position and name.
import htmx from "htmx.org";

// What the reader or a script did to an element, which the server knows nothing of.
function isLocal(element, name) {
  return (
    (name === "open" && element.tagName === "DETAILS") ||
    (name === "aria-expanded" && element.classList.contains("toggle")) ||
    name === "data-local"
  );
}

function attributes(from, to) {
  for (const { name, value } of to.attributes) {
    if (!isLocal(from, name) && from.getAttribute(name) !== value) {
      from.setAttribute(name, value);
    }
  }
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !isLocal(from, name)) {
      from.removeAttribute(name);
    }
  }
}

// A control that was used no longer follows its attributes.
function properties(from, to) {
  if (from.tagName === "OPTION" && from.defaultSelected !== to.defaultSelected) {
    from.selected = to.defaultSelected;
  }
  if (from.tagName === "INPUT" && from !== document.activeElement && from.type !== "hidden") {
    from.value = to.getAttribute("value") || "";
  }
}

function isSame(a, b) {
  return a.nodeType === b.nodeType && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");
}

function children(from, to) {
  let next = from.firstChild;
  const removeUntil = (end) => {
    while (next !== end) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
  };
  for (const wanted of [...to.childNodes]) {
    let match = next;
    // Without an id only the very next node may stand for the wanted one.
    while (match && wanted.id && !isSame(match, wanted)) {
      match = match.nextSibling;
    }
    if (match && isSame(match, wanted)) {
      removeUntil(match);
      node(match, wanted);
      next = match.nextSibling;
    } else {
      from.insertBefore(wanted, next);
    }
  }
  removeUntil(null);
}

function node(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) {
      from.nodeValue = to.nodeValue;
    }
    return;
  }
  if (from.hasAttribute("data-keep") || from.isEqualNode(to)) {
    return;
  }
  properties(from, to);
  attributes(from, to);
  children(from, to);
}

window.htmx = htmx;
htmx.defineExtension("morph", {
  isInlineSwap: (style) => style === "morph",
  handleSwap: (style, target, fragment) => {
    if (style !== "morph") {
      return false;
    }
    // On the way back htmx has it already.
    const wanted = isSame(target, fragment) ? fragment : fragment.firstElementChild;
    if (!wanted || !isSame(target, wanted)) {
      return false;
    }
    node(target, wanted);
    return [target];
  },
});
