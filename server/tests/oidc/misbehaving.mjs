// A provider that does one thing wrong, which the path of its address names; under `/good` it does none. It needs Node.js alone.
// Cookies of the test's browser: `person` is the subject. The code it gives out is the nonce it was asked with, and who came.
// For the test itself `described` says how often it was asked what it offers, and `new-key` makes it sign with another key.
import { createServer } from 'node:http';
import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });
const others = pair();
let [ours, kid, described] = [pair(), 'k', 0];
const key = () => ({ ...ours.publicKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' });
const base64 = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const origin = `http://127.0.0.1:${server.address().port}`;

const now = () => Math.floor(Date.now() / 1000);

function token(wrong, issuer, { nonce, person, email, client }) {
  const claims = {
    iss: wrong === 'issuer' ? `${origin}/another` : issuer,
    aud: wrong === 'audience' ? 'somebody-else' : wrong === 'audiences' ? [client, 'somebody-else'] : client,
    sub: person,
    nonce: wrong === 'nonce' ? 'another' : wrong === 'no-nonce' ? undefined : nonce,
    iat: now() - (wrong === 'old' ? 7200 : 0),
    exp: now() + (wrong === 'expired' ? -600 : 600),
    auth_time: wrong === 'stale' ? now() - 3600 : now(),
    email,
    email_verified: true,
  };
  const algorithm = { unsigned: 'none', 'shared-secret': 'HS256' }[wrong] ?? 'RS256';
  const text = `${base64({ alg: algorithm, kid, typ: 'JWT' })}.${base64(claims)}`;
  if (algorithm === 'none') return `${text}.`;
  const by = wrong === 'signature' ? others.privateKey : ours.privateKey;
  return `${text}.${sign('sha256', Buffer.from(text), by).toString('base64url')}`;
}

server.on('request', async (request, response) => {
  const url = new URL(request.url, origin);
  const [, wrong, ...rest] = url.pathname.split('/');
  const issuer = `${origin}/${wrong}`;
  const json = (value, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  const cookies = Object.fromEntries((request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=')));
  switch (rest.join('/')) {
    case '.well-known/openid-configuration':
      if (wrong === 'silent') return;
      if (wrong === 'redirecting') return response.writeHead(302, { location: `${origin}/good/.well-known/openid-configuration` }).end();
      if (wrong === 'huge') return response.writeHead(200, { 'content-type': 'application/json' }).end(`"${'x'.repeat(2_000_000)}"`);
      if (wrong === 'error') return json({ error: 'server_error' }, 500);
      described += 1;
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: wrong === 'open-endpoint' ? 'http://id.example/token' : `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    case 'keys':
      return json({ keys: [key()] });
    case 'described':
      return json(described);
    case 'new-key':
      [ours, kid] = [pair(), `${kid}+`];
      return json({});
    case 'authorize': {
      const asked = url.searchParams;
      const code = base64({ nonce: asked.get('nonce'), person: cookies.person ?? 'nobody', email: cookies.email, client: asked.get('client_id') });
      const back = new URL(asked.get('redirect_uri'));
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.get('state'));
      return response.writeHead(303, { location: back.href }).end();
    }
    case 'token': {
      let body = '';
      for await (const chunk of request) body += chunk;
      const code = new URLSearchParams(body).get('code');
      if (wrong === 'no-token') return json({ access_token: 'x', token_type: 'Bearer' });
      if (wrong === 'refusing') return json({ error: 'invalid_grant' }, 400);
      const known = JSON.parse(Buffer.from(code, 'base64url').toString());
      return json({ access_token: 'x', token_type: 'Bearer', id_token: token(wrong, issuer, known) });
    }
    default:
      return json({}, 404);
  }
});

console.log(`listening on ${origin}`);
process.stdin.resume().on('end', () => process.exit(0));
