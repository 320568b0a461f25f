error-picture-large = This file is larger than 8 MB. Choose a smaller one, or make the picture smaller first
error-picture-kind = This file is no picture that we can read. Choose one in JPEG, PNG or WebP
error-picture-pixels = This picture has more than 50 million pixels. Make it smaller first
error-picture-broken = This picture cannot be read to its end. Try to save it anew, or choose another one
error-picture-none = Choose a picture
error-picture-alt = Say in a few words what the picture shows
error-picture-many = An idea has at most 6 pictures. Remove one first
error-picture-again = Choose the picture once more; the browser does not keep it
