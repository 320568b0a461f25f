## Providers of identities: on the pages where one signs in

provider-button = Continue with { $name }
providers-sign-in = With an identity you already have
providers-sign-in-words = You sign in there, and come back here.
providers-confirm-words = Or show it by an identity that is connected with your account. You will be asked to sign in there once more.
providers-step-words = Or by an identity you already have:
provider-failed-title = You are not signed in by this way
provider-failed-words = It was written down for us. If it happens again, write to { $contact }.
provider-other-ways = To the other ways to sign in
provider-go-back = Go back
provider-down = { $name } does not answer at the moment, or not as it should. This is not your fault. Try again later, or use another way.
provider-doubtful = What { $name } told us about you cannot be trusted: its answer was not the one to our question, or it was not signed as it has to be. For your safety we did not use it.
provider-stale = { $name } sent you back without asking you to sign in once more. For this step we need that. Sign out at { $name } and try again, or use another way.
provider-sent-back = { $name } sent you back without telling us who you are. Perhaps you cancelled. Nothing has happened.
provider-late = That took too long, or it was begun in another window. Please begin again.
provider-of-another = This identity at { $name } is connected with another account. It cannot be used here.
provider-too-weak = You came back from { $name }, but it did not show strongly enough who you are. Sign in there with your electronic identity card or what { $name } offers as the strongest way.
claim-refused = You are signed in. What we were told about your entry on the roll does not fit: another account holds that entry, or yours belongs to another one. Nothing was changed, and the desk will look into it.

## Connecting an account

connect-account-title = You have an account here already
connect-account = There is an account with the address that { $name } told us. So that nobody gets into your account by somebody else's word, sign in once by the way you know.
connect-address-title = One more step
connect-address = { $name } told us who you are, but not an e-mail address that we can rely on. Sign in once with a link by e-mail.
connect-then = After that we ask you whether to connect { $name } with your account. Then you can sign in by either way.
connect-sign-in = Sign in
connect-title = Connect { $name } with your account?
connect-lede = From then on, whoever can sign in at { $name } as this person can also sign in to your account here.
connect-here = Your account here
connect-there = You at { $name }
connect-unnamed = No name was given
connect-warning = If you do not recognise this identity, cancel.
connect-do = Connect
connected = Connected. You can now sign in by it.
me-providers = Other identities
me-providers-lede = Identities you have elsewhere by which you can sign in here.
providers-none = None is connected
providers-none-words = You sign in with a passkey or a link by e-mail.
providers-nowhere = There is no provider that you could connect.
providers-connect = Connect one
providers-connect-words = You sign in there, and then say whether to connect it.
provider-linked = Connected on { $when }
provider-used = Last used on { $when }
provider-part = Disconnect
provider-part-title = Disconnect { $name }?
provider-part-words = You can then no longer sign in here by it. Your account and what you did stay. A link by e-mail always works.
parted = Disconnected.

## Signing out

provider-left-title = You are signed out here
provider-left-lede = On this device you may still be signed in at { $name }. Whoever uses it next could then come back in without being asked.
provider-leave = Sign out at { $name } too
provider-leave-there = To be safe, sign out at { $name } as well, or close the browser.
provider-home = To the start page

## Administration

providers-title = Sign-in providers
providers-lede = Where citizens can prove who they are, besides passkey and link: your state's citizen account, an electronic identity card, your own directory (OpenID Connect).
providers-empty = No provider yet
providers-empty-words = Citizens sign in with a passkey or a link by e-mail.
provider-new = Add a provider
provider-on = Switched on
provider-off = Switched off
provider-switch-on = Switch on
provider-switch-off = Switch off
provider-test = Test
provider-test-title = Test of { $name }
provider-test-good = It answers as a provider does.
provider-test-bad = It does not answer as a provider does.
provider-test-hint = Check the address: it is the one under which /.well-known/openid-configuration is found. The address in its answer has to be the same, letter by letter.
provider-test-where = Where people are led to
provider-test-keys = Keys for signatures
provider-test-acr = Levels it announces
provider-test-leave = Can sign people out
provider-test-secret = Its secret is kept here
provider-test-address = Address to come back to
provider-register = Register this address at the provider as the one to come back to (redirect URI):
provider-there = At the provider
provider-name = Name
provider-name-hint = As citizens know it. It stands on the button.
provider-issuer = Address
provider-issuer-hint = Begins with https:// (the "issuer").
provider-issuer-wrong = Type the provider's address. It begins with https://.
provider-client = Our name there
provider-client-hint = The "client ID" that the provider gave you.
provider-secret = Our secret there
provider-secret-hint = The "client secret". It is kept in a file apart from the database and never shown again. Leave empty if you got none.
provider-secret-kept = A secret is kept. Leave empty to keep it, or type a new one.
provider-scopes = What to ask for
provider-scopes-hint = Words with blanks between ("scopes").
provider-email = E-mail addresses
provider-email-trust = Trust the addresses it calls confirmed
provider-email-hint = Somebody new then gets an account with that address at once. Existing accounts are never connected without their owner.
provider-roll = On the roll of residents
provider-match = How is somebody found on the roll?
provider-match-none = Not at all
provider-match-reference = By the reference of their entry
provider-match-reference-hint = The provider tells it in one of its claims.
provider-match-person = By given name, family name and day of birth
provider-match-person-hint = Only if they fit exactly one entry.
provider-claim = Name of the claim with the reference
provider-claim-hint = For example: resident_number
provider-claim-empty = Type the name of the claim that holds the reference.
provider-resident-acr = Levels that may be matched to the roll
provider-resident-acr-hint = Values of "acr", with blanks between. Only people who come with one of these are looked up on the roll.
provider-acr-empty = Type at least one level, here or below. Otherwise nobody would be looked up.
provider-strong-acr = Levels that count as electronic identity
provider-strong-acr-hint = Values of "acr", with blanks between. They are also matched to the roll. Leave empty if the provider has none.
provider-delete-title = Remove { $name }?
provider-delete-lede = { $n ->
    [0] Nobody has connected an account with it.
    [one] One account is connected with it. Its owner can then sign in by link or passkey only.
   *[other] { $n } accounts are connected with it. Their owners can then sign in by link or passkey only.
}
provider-deleted = Removed.

provider-issuer-fixed = People have connected their accounts with this address. Add a new provider for another one.
provider-not-on-roll = { $name } told us who you are, but we do not find exactly one entry like that on the roll of residents. Use a code from a letter, or come to the desk.
