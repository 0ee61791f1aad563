// An issuer that does whatever the test plans: forged, stale, misdirected tokens. It takes any code, any number of
// times. `POST /plan` says what the next token is like, `GET /calls` which addresses were asked how often.
import { createServer as http } from "node:http";
import { createServer as https } from "node:https";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { SignJWT, UnsecuredJWT, exportJWK, generateKeyPair } from "jose";

let plan = {};
const calls = {};
const keys = { rs: await generateKeyPair("RS256"), es: await generateKeyPair("ES256"), other: await generateKeyPair("RS256") };
let served = ["rs", "es"];

const [, , , cert, key] = process.argv;
const answer = async (req, res) => {
  const body = Buffer.concat(await req.toArray()).toString();
  const path = req.url.split("?")[0];
  calls[path] = (calls[path] ?? 0) + 1;
  const say = (value, status = 200) => {
    res.writeHead(status, { "Content-Type": "application/json" });
    res.end(JSON.stringify(value));
  };
  switch (path) {
    case "/plan":
      plan = JSON.parse(body);
      if (plan.serve) served = plan.serve;
      return say({});
    case "/calls":
      return say(calls);
    case "/.well-known/openid-configuration":
      return say({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        // A list that would let anything pass, were it believed.
        id_token_signing_alg_values_supported: ["RS256", "ES256", "HS256", "none"],
        ...plan.describe,
      });
    case "/jwks":
      if (plan.move) {
        res.writeHead(302, { Location: `${issuer}/elsewhere` });
        return res.end();
      }
      return say({ keys: await Promise.all(served.map(async (kid) => ({ ...(await exportJWK(keys[kid].publicKey)), kid, use: "sig" }))) });
    case "/token":
      return token(new URLSearchParams(body), say, res);
    default:
      return say({ error: "unknown" }, 404);
  }
};
const server = cert ? https({ cert: readFileSync(cert), key: readFileSync(key) }, answer) : http(answer);
server.listen(0, "127.0.0.1");
await once(server, "listening");
const issuer = cert ? `https://localhost:${server.address().port}` : `http://127.0.0.1:${server.address().port}`;

async function token(asked, say, res) {
  if (plan.redirect) {
    res.writeHead(307, { Location: `${issuer}/elsewhere` });
    return res.end();
  }
  if (plan.error) return say({ error: plan.error }, 400);
  if (!asked.get("code_verifier")) return say({ error: "invalid_grant" }, 400);
  if (plan.large) return say({ access_token: "x".repeat(1_000_000), token_type: "Bearer", id_token: "x" });
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: issuer, aud: "koto", sub: "aino", acr: "urn:test:mfa", iat: now, exp: now + 300, auth_time: now,
    ...plan.claims,
  };
  // A claim that is planned as null is left out.
  for (const [name, value] of Object.entries(claims)) if (value === null) delete claims[name];
  const { alg = "RS256", key = "rs", kid = key, typ = "JWT" } = plan;
  let id_token;
  if (alg === "none") {
    id_token = new UnsecuredJWT(claims).encode();
  } else {
    const signer = alg.startsWith("HS") ? Buffer.from(plan.secret) : keys[key].privateKey;
    const carried = {
      jwk: async () => ({ ...(await exportJWK(keys[key].publicKey)), kid, alg }),
      jku: async () => `${issuer}/elsewhere`,
      x5u: async () => `${issuer}/elsewhere`,
    };
    const more = plan.carry ? { [plan.carry]: await carried[plan.carry]() } : {};
    id_token = await new SignJWT(claims).setProtectedHeader({ alg, kid, typ, ...more }).sign(signer);
  }
  if (plan.garble) {
    const [head, payload, signature] = id_token.split(".");
    const changed = { ...claims, ...plan.garble };
    id_token = [head, Buffer.from(JSON.stringify(changed)).toString("base64url"), signature].join(".");
  }
  if (plan.leave_out_token) id_token = undefined;
  say({ access_token: "of no use", token_type: "Bearer", expires_in: 60, id_token });
}

console.log(issuer);
