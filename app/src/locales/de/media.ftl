error-picture-large = Diese Datei ist größer als 8 MB. Wählen Sie eine kleinere oder verkleinern Sie das Bild vorher
error-picture-kind = Diese Datei ist kein Bild, das wir lesen können. Wählen Sie eines in JPEG, PNG oder WebP
error-picture-pixels = Dieses Bild hat mehr als 50 Millionen Bildpunkte. Verkleinern Sie es vorher
error-picture-broken = Dieses Bild lässt sich nicht bis zum Ende lesen. Speichern Sie es neu oder wählen Sie ein anderes
error-picture-none = Wählen Sie ein Bild
error-picture-alt = Sagen Sie in wenigen Worten, was das Bild zeigt
error-picture-many = Eine Idee hat höchstens 6 Bilder. Entfernen Sie erst eines
error-picture-again = Wählen Sie das Bild noch einmal; der Browser behält es nicht
