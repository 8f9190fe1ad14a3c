// Serves the built page under the server's content security policy, and the server's recorded answers.
// It stands in for the server where that cannot be made to fail, hang or misbehave at will.
import { createHash, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const site = fileURLToPath(new URL("../out", import.meta.url));
const examples = fileURLToPath(
  new URL("../../tests/http/examples", import.meta.url),
);
const fixtures = fileURLToPath(
  new URL("../src/features/chat/fixtures", import.meta.url),
);

const contentTypes = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};

const answers = [
  { asked: /hostile/i, handMade: "hostile" },
  { asked: /breaks off/i, handMade: "failure" },
  { asked: /never ends/i, recorded: "similar", hangsAfterWords: 8 },
  { asked: /too many/i, isRefused: true },
  { asked: /films like/i, recorded: "similar" },
  { asked: /who directed/i, recorded: "fact" },
  { asked: /./, recorded: "out-of-scope" },
];

function securityPolicy(html) {
  const inline = html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>(.*?)<\/script>/gs);
  const hashes = Array.from(inline, ([, script]) => {
    const digest = createHash("sha256").update(script).digest("base64");
    return `'sha256-${digest}'`;
  });
  return [
    "default-src 'self'",
    `script-src 'self' ${hashes.join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

async function sendFile(response, path, status) {
  const body = await readFile(path);
  const type = contentTypes[extname(path)] ?? "application/octet-stream";
  response.setHeader("content-type", type);
  if (extname(path) === ".html") {
    response.setHeader("content-security-policy", securityPolicy(String(body)));
  }
  response.writeHead(status).end(body);
}

async function servePage(request, response) {
  const path = new URL(request.url, "http://mock").pathname;
  const name = path === "/" ? "index.html" : normalize(path);
  try {
    await sendFile(response, join(site, name), 200);
  } catch {
    await sendFile(response, join(site, "404.html"), 404);
  }
}

async function readQuestion(request) {
  const body = JSON.parse(await new Response(request).text());
  return body.message.parts.map((part) => part.text ?? "").join("");
}

function refuse(response) {
  const body = {
    code: "rate_limit:chat",
    message: "Too many questions at once. Try again in a minute.",
    request_id: "mock",
  };
  response.writeHead(429, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function readEvents({ recorded, handMade }) {
  if (handMade) {
    const file = join(fixtures, `hand-made-${handMade}.txt`);
    return String(await readFile(file))
      .split("\n\n")
      .filter(Boolean);
  }
  const file = join(examples, `chat-${recorded}.json`);
  return JSON.parse(await readFile(file)).lines;
}

async function serveAnswer(request, response) {
  const question = await readQuestion(request);
  const answer = answers.find(({ asked }) => asked.test(question));
  if (answer.isRefused) {
    refuse(response);
    return;
  }
  const events = await readEvents(answer);
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "x-vercel-ai-ui-message-stream": "v1",
    "cache-control": "no-cache, no-transform",
  });
  response.write(": ping\n\n");
  const id = randomUUID();
  let words = 0;
  for (const event of events) {
    if (response.destroyed) return;
    response.write(`${event.replace("msg_1", id)}\n\n`);
    if (event.includes('"text-delta"')) words += 1;
    if (words === answer.hangsAfterWords) return;
    await wait(15);
  }
  response.end();
}

/** Starts on any free port; `start` comes back on the same one after `stop`. */
export async function startMockServer() {
  const server = createServer((request, response) => {
    const serve = request.url === "/api/chat" ? serveAnswer : servePage;
    serve(request, response).catch(() => response.destroy());
  });
  const listen = (port) =>
    new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  await listen(0);
  const { port } = server.address();
  return {
    address: `http://127.0.0.1:${port}`,
    start: () => listen(port),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
