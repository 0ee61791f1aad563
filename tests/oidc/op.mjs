// A certified OpenID provider on this machine. It prints its issuer URL; `POST /be` says who logs in next, and how.
import { createServer } from "node:http";
import { once } from "node:events";
import { exportJWK, generateKeyPair } from "jose";
import Provider from "oidc-provider";

const callback = process.argv[2];
let person = { account: "aino.korhonen", acr: "urn:test:mfa" };

// The port has to be known before the provider is made.
const server = createServer((req, res) => answer(req, res));
server.listen(0, "127.0.0.1");
await once(server, "listening");
const issuer = `http://127.0.0.1:${server.address().port}`;

const keys = await Promise.all(
  ["RS256", "ES256"].map(async (alg) => ({
    ...(await exportJWK((await generateKeyPair(alg, { extractable: true })).privateKey)),
    use: "sig",
  })),
);
// The client koto-rs returns to the address of the issuer rs.
const client = (client_id, alg, more) => ({
  client_id,
  redirect_uris: [callback.replace("ISSUER", client_id.slice("koto-".length))],
  grant_types: ["authorization_code"],
  response_types: ["code"],
  id_token_signed_response_alg: alg,
  ...more,
});
const secret = { client_secret: "a secret of the test", token_endpoint_auth_method: "client_secret_basic" };
const provider = new Provider(issuer, {
  clients: [
    client("koto-rs", "RS256", secret),
    client("koto-ps", "PS256", secret),
    client("koto-es", "ES256", { token_endpoint_auth_method: "none" }),
  ],
  jwks: { keys },
  acrValues: ["urn:test:mfa", "urn:test:single"],
  claims: { openid: ["sub"], acr: null, auth_time: null, iss: null, sid: null },
  features: { devInteractions: { enabled: false } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  pkce: { methods: ["S256"], required: () => true },
  cookies: { keys: ["of this test only"] },
});
const oidc = provider.callback();

async function answer(req, res) {
  if (req.method === "POST" && req.url === "/be") {
    const chunks = await req.toArray();
    person = JSON.parse(Buffer.concat(chunks).toString());
    res.end("{}");
  } else if (req.url.startsWith("/interaction/")) {
    const { prompt, params, session, grantId } = await provider.interactionDetails(req, res);
    if (prompt.name === "login") {
      await provider.interactionFinished(req, res, { login: { accountId: person.account, acr: person.acr } });
    } else {
      const grant = grantId
        ? await provider.Grant.find(grantId)
        : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
      grant.addOIDCScope("openid");
      const consent = { grantId: await grant.save() };
      await provider.interactionFinished(req, res, { consent }, { mergeWithLastSubmission: true });
    }
  } else {
    oidc(req, res);
  }
}

console.log(issuer);
