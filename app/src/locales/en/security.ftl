## Roles wait for a passkey

withheld-label = Your roles wait.
withheld-strip = They count once you have used your passkey here.
withheld-use = Use your passkey
withheld-make = Make a passkey
withheld-title = Your roles wait for your passkey
withheld-words = You signed in with a link. Whoever reads your mailbox could do that too, so your roles do not count yet. Use your passkey, or make one: it takes a minute, and you come back here.
staff-passkey-optional = Roles count without a passkey here. Outside of a demonstration that should not be so.

## Networks

place-local = from the municipality’s own network
place-network = from the network { $network }
place-here = { $network }: this network

## Changing the address

email-change-title = Change your e-mail address
email-change-lede = At the moment we write to { $email }.
email-change-words = We send a link to the new address. When you have opened it, the new address counts. The old one gets a notice and can take the change back for { $hours } hours.
email-change-new = New e-mail address
email-change-send = Send the link
email-change-same = This is your address already. Type the new one.
email-change-held = Your address has just changed. It can be changed again from { $until } on.
email-change-sent = We have sent a link to the new address. It works once, for { $minutes } minutes. Until you open it, nothing changes.
email-change-useless = It was used, has expired, or was cut off by the mail program.
email-confirm-title = Use this address from now on?
email-confirm-lede = Your account gets the address { $new } in place of { $old }.
email-confirm = Use the new address
email-changed-title = Your address is changed
email-changed-words = From now on we write to the new address, and you sign in with it. The old one was told; for { $hours } hours it can take the change back.
email-taken-title = This address has an account already
email-taken-words = Nothing was changed. Choose another address, or sign in with this one.
email-undo-title = Take the change back?
email-undo-lede = Your account gets the address { $email } back. All devices are signed out, and passkeys and identities added since { $since } are removed.
email-undo = Take it back
email-undone-title = The change is taken back
email-undone-words = Your old address counts again, and all devices are signed out. Sign in with a link to the old address. Then change the password of your mailbox, if somebody else may know it.
mail-change-subject = Your new address at { $site }
mail-change-body =
    Good day,

    somebody, we hope you, wants to use this address for an account at { $site }. Open this link and press “Use the new address”:

    { $link }

    It works once, for { $minutes } minutes.

    If it was not you, do nothing.

    Questions: { $contact }
mail-changed-subject = The address of your account at { $site } was changed
mail-changed-body =
    Good day,

    the e-mail address of your account at { $site } was changed. We write to the new one from now on.

    If it was you, there is nothing to do.

    If it was not you, take the change back here, without signing in, until { $until }:

    { $link }

    All devices are then signed out. If you need help, write to { $contact }.
mail-held-body =
    Good day,

    somebody, we hope you, wants to sign in at { $site } with this address. The account that had it has just got another address.

    If you changed it, sign in with the new address.

    If you did not, use the link in the notice we sent you then: it gives the account this address back.

    Questions: { $contact }

## Roles that two administrators decide

role-requests-title = Roles that wait for a second administrator
role-requests-lede = Nobody changes their own rights alone, or those of another administrator. A second administrator confirms.
role-requests-none = Nothing waits
role-request-grant = { $by } wants to give { $who } the role “{ $role }” ({ $place })
role-request-revoke = { $by } wants to take the role “{ $role }” ({ $place }) from { $who }
role-request-until = It can be confirmed until { $until }.
role-request-own = You asked for this. Another administrator has to confirm it.
role-request-confirm = Confirm
role-request-refuse = Refuse
role-request-reason = Why not?
role-request-reason-needed = Say why. Those concerned will read it.
role-request-confirmed = Confirmed. It holds from now on.
role-request-refused = Refused. Those concerned get a mail.
role-asked = This needs a second administrator. The others have got a mail.
role-alone = You are the only administrator, so nobody can confirm this. Make a second one first, or ask whoever runs the server: “comitia admin grant” gives roles.
role-alone-words = There is one administrator only, so nobody can confirm anything here. Make a second one, or ask whoever runs the server: “comitia admin grant” gives roles.
role-email-held = This address was given up a moment ago and is kept for its old account. Use the new address, or try again in three days.
mail-role-subject = Change of a role at { $site }
mail-role-asked =
    Good day,

    { $what }.

    This needs a second administrator. Please confirm or refuse within seven days:

    { $link }

    Questions: { $contact }
mail-role-confirmed =
    Good day,

    a second administrator has confirmed this: { $what }.

    If you knew nothing of it, write to { $contact } now.
mail-role-refused =
    Good day,

    a second administrator has refused this: { $what }.

    The reason: { $reason }

    Questions: { $contact }
