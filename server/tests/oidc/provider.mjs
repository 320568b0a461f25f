// An OpenID provider for the tests: `oidc-provider`, with people who are signed in as soon as their browser says who they are.
// Cookies of the test's browser: `person` is the account, `acr` the level at which it shows itself. Prints its address, ends with its input.
import { createServer } from 'node:http';
import { once } from 'node:events';
import Provider from 'oidc-provider';

const people = {
  anna: { email: 'anna@example.org', email_verified: true, given_name: 'Anna', family_name: 'Ahrens', birthdate: '1990-05-17', resident_number: 'R-1' },
  ben: { email: 'ben@example.org', email_verified: false, given_name: 'Ben', family_name: 'Braun', birthdate: '1985-01-02', resident_number: 'R-2' },
  jutta: { email: 'jutta@example.org', email_verified: true, given_name: 'Anna Lena', family_name: 'MUELLER-OEZKAN', birthdate: '1990-05-17' },
  lotte: { email: 'lotte@example.org', email_verified: true, given_name: 'Anna Lena', family_name: 'MULLER-OZKAN', birthdate: '1990-05-17' },
  carla: { email: 'carla@example.org', email_verified: true, given_name: 'Carla', family_name: 'Cohen', birthdate: '1970-03-04', resident_number: 'R-1' },
};

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  acrValues: ['basic', 'known', 'eid'],
  claims: {
    openid: ['sub'],
    email: ['email', 'email_verified'],
    profile: ['given_name', 'family_name', 'birthdate'],
    resident: ['resident_number'],
    acr: null,
  },
  scopes: ['openid', 'email', 'profile', 'resident'],
  pkce: { required: () => true },
  cookies: { keys: ['a key for the tests alone'] },
  features: {
    devInteractions: { enabled: false },
    registration: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => people[id] && { accountId: id, claims: () => ({ sub: id, ...people[id] }) },
  // What a person agrees to is not what these tests are about.
  loadExistingGrant: async (context) => {
    const { client, session } = context.oidc;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid email profile resident');
    await grant.save();
    return grant;
  },
});
const answer = provider.callback();

server.on('request', async (request, response) => {
  if (!request.url.startsWith('/interaction/')) return answer(request, response);
  const cookies = Object.fromEntries((request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=')));
  const result = cookies.person
    ? { login: { accountId: cookies.person, acr: cookies.acr, remember: true } }
    : { error: 'access_denied', error_description: 'the person went away' };
  try {
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
});

console.log(`listening on ${issuer}`);
process.stdin.resume().on('end', () => process.exit(0));
