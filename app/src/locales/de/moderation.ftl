# Moderation mit fairem Verfahren.

denied-own-matter = Das haben Sie selbst geschrieben oder gemeldet. Darüber entscheidet jemand anderes aus der Moderation.
denied-own-decision = Diese Entscheidung haben Sie selbst getroffen. Über den Einspruch entscheidet jemand anderes.
denied-appeal-over = Die Frist für einen Einspruch ist vorbei: Sie endet sechs Monate nach der Entscheidung.
denied-suspended = Sie können in diesem Bereich bis { $when } nicht mitmachen. Die Gründe, und wie Sie Einspruch einlegen, stehen in Ihrem Konto unter „Entscheidungen der Moderation“.
