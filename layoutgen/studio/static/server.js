// The server's API, and the line that says what happened.

export const $ = (id) => document.getElementById(id);

/** Asks the server; throws an Error with its sentence. kind: "json", or "blob" for a file with its headers. */
export async function ask(path, body, kind = "json") {
  const raw = body instanceof Blob;
  const response = await fetch(`/api/${path}`, body === undefined ? {} : { method: "POST", body: raw ? body : JSON.stringify(body),
    headers: raw ? {} : { "content-type": "application/json" } });
  if (!response.ok) {
    const said = await response.json().catch(() => ({}));
    throw new Error(said.error ?? `the server answered ${response.status}`);
  }
  return kind === "json" ? response.json() : { blob: await response.blob(), headers: response.headers };
}

export function say(text, bad = false) {
  $("status").textContent = text;
  $("status").classList.toggle("is-bad", bad);
}

/** Runs what a person asked for; a mistake becomes one sentence in the status line, and nothing is lost. */
export async function attempt(what, task) {
  say(`${what} …`);
  document.body.setAttribute("aria-busy", "true");
  try {
    const said = await task();
    if (said) say(said);
  } catch (error) {
    say(error.message, true);
  } finally {
    document.body.removeAttribute("aria-busy");
  }
}

/** The task made to run once at a time: of the calls that come meanwhile only the newest is carried out, next. */
export function newest(task) {
  let busy = false, next = null;
  return async (...given) => {
    next = given;
    if (busy) return;
    busy = true;
    while (next) {
      const now = next;
      next = null;
      await task(...now);
    }
    busy = false;
  };
}

/** An element of HTML with properties. */
export function made(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

export const option = (value, name = value) => made("option", { value, textContent: name });
