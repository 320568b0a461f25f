# Moderation with due process.

denied-own-matter = You wrote this yourself, or reported it. Another moderator decides about it.
denied-own-decision = You made this decision yourself. Another moderator decides about the appeal.
denied-appeal-over = The time for an appeal is over: it ends six months after the decision.
denied-suspended = You cannot take part in this space until { $when }. The reasons, and how to appeal, stand under “Decisions of moderators” in your account.
