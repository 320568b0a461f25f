## Staff directory

directory-sign-in = Sign in as staff of the town hall
directory-lede = With the name and password of your workplace.
directory-name = Name at your workplace
directory-name-hint = The one you sign in to your computer with.
directory-name-empty = Type your name at your workplace.
directory-password = Password
directory-password-empty = Type your password.
directory-refused = This name and password do not fit, or the directory gives you no role here. Check both, or ask your administrator.
directory-down = The directory does not answer at the moment. Try again later, or sign in with a link by e-mail.
directory-title = Staff directory
directory-admin-lede = Who works here, and in which role, as the groups of the directory say. It is followed every night. Who left loses every role, also those given by hand, and is signed out.
directory-unset = No directory is set
directory-unset-words = Whoever runs the server can set one. Roles are then given by its groups, besides those given by hand.
directory-members = { $n ->
    [one] One person has a role by the directory.
   *[other] { $n } people have a role by the directory.
}
directory-now = Follow the directory now
directory-stopped-title = The directory was not followed
directory-stopped-words = People who would have left: { $departed }. Roles that would have been lost: { $revoked }. Perhaps the directory was broken. Nothing was changed. Look there before you go on.
directory-force = This is right: follow it anyway
directory-runs = What happened last
directory-who = Who
directory-joined = came
directory-departed = left
directory-granted = gets “{ $role }”
directory-revoked = loses “{ $role }”
directory-kept = keeps “{ $role }”, because nobody else has it. Give it to somebody else, and then take it away by hand
directory-did = Came: { $joined }. Left: { $departed }. Roles given: { $granted }, taken: { $revoked }.
directory-did-stop = Stopped. People who would have left: { $departed }. Roles that would have been lost: { $revoked }.
directory-did-fail = The directory did not answer. Nothing was changed.
directory-notice-done = The directory was followed.
directory-notice-stopped = Nothing was changed: so much would have gone at once that somebody has to confirm it.
directory-notice-changed = Nothing was changed: meanwhile it is something else than you saw. Look at it again.

directory-has-account = There is an account here with your work address already. Sign in to it first, by passkey or link, and then come back to this page: that connects it.
