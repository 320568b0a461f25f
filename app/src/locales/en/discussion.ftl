## Discussions

discussion-title = Discussion
discussion-page = Discussion: { $title }
discussion-count = { $n ->
    [0] no comments
    [one] { $n } comment
   *[other] { $n } comments
  }
discussion-orders = Order of the comments
discussion-newest = Newest
discussion-helpful = Most helpful
discussion-balanced = Most balanced
discussion-balanced-words = The best comments for and against take turns, with a question in between. What is best is said by those who read them.
discussion-none = Nobody has commented yet. Say what you think, or ask.
discussion-none-here = There is nothing more here.
discussion-first = To the beginning
discussion-more = More comments
discussion-more-replies = More replies
discussion-closed = This idea cannot be discussed any more. It was withdrawn, went up in another, or is not public.
discussion-locked = Moderators have closed this discussion. You can still read it.
discussion-phase = Discussing is not part of the present phase.
discussion-phase-until = Discussing is not part of the present phase. The next phase with discussion begins on { $when }.
discussion-pause = Moderators have slowed this discussion down. You can write again on { $when }.
discussion-slow = Moderators have slowed this discussion down: everybody waits { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  } between two comments.
discussion-suspended = Moderators have decided that you cannot take part here for a time. Their statement of reasons says until when, and how you can appeal.

## Comments

comment-title = Write a comment
comment-stance = What is your comment?
comment-stance-choose = Choose whether you are for it, against it, or asking
comment-for = For
comment-for-hint = What speaks for the idea
comment-against = Against
comment-against-hint = What speaks against it
comment-question = Question
comment-question-hint = What you want to know
comment-body = Your comment
comment-reply-body = Your reply
comment-body-hint = You can emphasise with *stars*, make lists with hyphens, and call somebody by their name: @Quiet Maple 1234.
comment-empty = Write your comment
comment-official = For the administration
comment-official-as = I speak for the administration: { $role }
comment-official-hint = It then stands out, and your role is shown.
comment-administration = Administration: { $role }
comment-sign-in-first = When you send it we ask you to sign in first. What you have typed is kept.
comment-send = Send comment
comment-reply-send = Send reply
comment-preview = Preview
comment-preview-title = This is how it will look
comment-sent = Your comment is published.
comment-is-held = Thank you. Moderators will look at it before others can read it. You are told when they have decided.
comment-seen-visible = Everybody can read it
comment-seen-held = Waits for moderators
comment-seen-hidden = Hidden by moderators
comment-withdrawn = Withdrawn by its author
comment-hidden = Moderators have hidden this comment.
comment-held = This comment waits for moderators.
comment-held-own = Only you and moderators can read this. It waits for moderators.
comment-hidden-own = Only you and moderators can read this. Moderators have hidden it; their statement of reasons says why and how to appeal.
comment-noted = Note of the moderators:
comment-by-author = wrote the idea
comment-edited = edited
comment-helpful = Helpful
comment-unhelpful = Not helpful
comment-found-helpful = { $n } of { $of } found this helpful
comment-not-rated = This could not be counted
comment-own = This is your own comment. Others say whether it helps.
comment-gone = This comment is not there any more, or not in public.
comment-reply = Reply
comment-reply-title = Write a reply
comment-replies = { $n ->
    [0] No replies yet
    [one] { $n } reply
   *[other] { $n } replies
  }
comment-replies-page = Replies: { $title }
comment-all-replies = All { $n } replies
comment-edit = Edit
comment-edit-title = Edit your comment
comment-edit-hint = You can edit it until { $until }. What it said before stays readable for everybody.
comment-too-late = A comment can be edited for 15 minutes, and that time is over. You can add a reply instead, or withdraw it.
comment-history-title = What this comment said before
comment-history-lede = The newest version comes first.
comment-version-now = Now, since { $when }
comment-version = On { $when }
comment-withdraw = Withdraw
comment-withdraw-title = Withdraw this comment?
comment-withdraw-words = Its text is deleted for good. Replies to it stay, and in its place stands that you withdrew it.
comment-is-withdrawn = Your comment is withdrawn.
error-comment-pause = Moderators have slowed this discussion down. Wait { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
  } more. Your text stays here.
error-too-deep = Lists and quotations stand too deep inside each other. { $limit } levels are the most.

## Notices, export, leaving

notice-kind-discussion = Somebody replies to you or calls you by name
notice-words-discussion = In discussions of ideas. Once for each comment.
notice-reply-subject = { $who } replied to you: { $title }
notice-reply-mail =
    Good day,

    { $who } replied to your comment on the idea: { $title }

    Read it, and reply if you like:

    { $link }
notice-mention-subject = { $who } called you by name: { $title }
notice-mention-mail =
    Good day,

    { $who } called you by name in the discussion of the idea: { $title }

    Read it, and reply if you like:

    { $link }
export-comments = Comments you wrote
export-comment_ratings = What you found helpful
export-col-comment = Comment
export-col-stance = Stance
export-col-edited = Edited
export-col-visibility = Who sees it
export-col-helpful = Helpful
erase-stays-comments = Comments you wrote, so that replies to them make sense. Your name does not stand there any more. Withdraw those that shall go first.
