// Elements of SVG, made and brought up to date: what is there stays and is changed, so that it keeps the keyboard's focus.

const NS = "http://www.w3.org/2000/svg";

export function element(name, attributes = {}) {
  const node = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/**
 * Makes the children of a node what `wanted` says: [name, attributes, children or text], in this order. A child is found
 * again by its "data-key", or by its name and place. Without a third entry what is in it stays as it is.
 */
export function patch(parent, wanted) {
  const old = new Map([...parent.childNodes].map((node, k) => [node.dataset?.key ?? `${node.nodeName} ${k}`, node]));
  const nodes = wanted.map(([name, attributes, inner], k) => {
    const node = old.get(attributes["data-key"] ?? `${name} ${k}`) ?? element(name);
    for (const [key, value] of Object.entries(attributes))
      if (node.getAttribute(key) !== String(value)) node.setAttribute(key, value);
    if (Array.isArray(inner)) patch(node, inner);
    else if (inner !== undefined && node.textContent !== inner) node.textContent = inner;
    return node;
  });
  const kept = new Set(nodes);
  for (const node of [...parent.childNodes]) if (!kept.has(node)) node.remove();
  nodes.forEach((node, k) => parent.childNodes[k] === node || parent.insertBefore(node, parent.childNodes[k] ?? null));
}
