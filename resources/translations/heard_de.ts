<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AllDayPanel</name>
    <message>
        <source>All day</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Nothing to make. All done.</source>
        <translation>Nichts zu kochen. Alles fertig.</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Most first</source>
        <translation>Meiste zuerst</translation>
    </message>
    <message>
        <source>86 ✕</source>
        <translation>AUS ✕</translation>
    </message>
    <message>
        <source>86</source>
        <translation>AUS</translation>
    </message>
</context>
<context>
    <name>CardStrip</name>
    <message>
        <source>%1  continued</source>
        <translation>%1  weiter</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Recall</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>Küche</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message>
        <source>← %1 new</source>
        <translation>← %1 neu</translation>
    </message>
    <message>
        <source>%1 new →</source>
        <translation>%1 neu →</translation>
    </message>
</context>
<context>
    <name>GuestBoard</name>
    <message>
        <source>Ready</source>
        <comment>heading of the guests&apos; board</comment>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In Arbeit</translation>
    </message>
</context>
<context>
    <name>GuestNumbers</name>
    <message>
        <source>almost there</source>
        <translation>gleich so weit</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>qwertyuiop</source>
        <comment>keys</comment>
        <translation>qwertzuiop</translation>
    </message>
    <message>
        <source>asdfghjkl-</source>
        <comment>keys</comment>
        <translation>asdfghjkl-</translation>
    </message>
    <message>
        <source>zxcvbnm</source>
        <comment>keys</comment>
        <translation>yxcvbnm</translation>
    </message>
    <message>
        <source>abcdefghijklmnopqrstuvwxyz</source>
        <comment>keys</comment>
        <translation>abcdefghijklmnopqrstuvwxyzäöü</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message numerus="yes">
        <source>%n bumps had no effect: {numbers}</source>
        <translation>
            <numerusform>1 Abhaken blieb ohne Wirkung: {numbers}</numerusform>
            <numerusform>%n Mal Abhaken blieb ohne Wirkung: {numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bumps, the first from {time}, were never sent. Send them?</source>
        <translation>
            <numerusform>1 Abhaken von {time} wurde nie gesendet. Senden?</numerusform>
            <numerusform>%n Mal Abhaken, zuerst {time}, wurde nie gesendet. Senden?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more; type more of it</source>
        <translation>
            <numerusform>1 weitere; mehr tippen</numerusform>
            <numerusform>%n weitere; mehr tippen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on other pages</source>
        <translation>
            <numerusform>1 auf anderen Seiten</numerusform>
            <numerusform>%n auf anderen Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders</source>
        <translation>
            <numerusform>1 Bestellung</numerusform>
            <numerusform>%n Bestellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pcs</source>
        <translation>
            <numerusform>1 Stück</numerusform>
            <numerusform>%n Stück</numerusform>
        </translation>
    </message>
    <message>
        <source>+ ADDED</source>
        <translation>+ NEU DAZU</translation>
    </message>
    <message>
        <source>86 {dish}</source>
        <translation>{dish} ist aus</translation>
    </message>
    <message>
        <source>86 · SOLD OUT</source>
        <translation>AUSVERKAUFT</translation>
    </message>
    <message>
        <source>86: {names}</source>
        <translation>Aus: {names}</translation>
    </message>
    <message>
        <source>ALLERGY – SURE?</source>
        <translation>ALLERGIE – SICHER?</translation>
    </message>
    <message>
        <source>ALLERGY: {names}</source>
        <translation>ALLERGIE: {names}</translation>
    </message>
    <message>
        <source>All day beside the cards</source>
        <translation>Gesamtmengen neben den Bons</translation>
    </message>
    <message>
        <source>As many as can be read</source>
        <translation>So viele, wie lesbar sind</translation>
    </message>
    <message>
        <source>Asked: {hub}</source>
        <translation>Gefragt: {hub}</translation>
    </message>
    <message>
        <source>BUMP IT</source>
        <translation>ABHAKEN</translation>
    </message>
    <message>
        <source>Bump bar</source>
        <translation>Tastenleiste</translation>
    </message>
    <message>
        <source>CHANGED</source>
        <comment>state of a ticket</comment>
        <translation>GEÄNDERT</translation>
    </message>
    <message>
        <source>CHANGED {old} → {new}</source>
        <translation>GEÄNDERT {old} → {new}</translation>
    </message>
    <message>
        <source>CHANGED, WAS: {old}</source>
        <translation>GEÄNDERT, WAR: {old}</translation>
    </message>
    <message>
        <source>CHANGED: {what}</source>
        <translation>GEÄNDERT: {what}</translation>
    </message>
    <message>
        <source>COOKING</source>
        <comment>state of a ticket</comment>
        <translation>IN ARBEIT</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Bons</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Eng</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Connected to {hub}.</source>
        <translation>Verbunden mit {hub}.</translation>
    </message>
    <message>
        <source>Curbside</source>
        <translation>Abholung am Auto</translation>
    </message>
    <message>
        <source>DONE</source>
        <comment>button</comment>
        <translation>FERTIG</translation>
    </message>
    <message>
        <source>DONE {time}</source>
        <translation>FERTIG UM {time}</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>Dine in</source>
        <translation>Im Haus</translation>
    </message>
    <message>
        <source>Drive-thru</source>
        <translation>Drive-in</translation>
    </message>
    <message numerus="yes">
        <source>Drop them</source>
        <translation>
            <numerusform>Verwerfen</numerusform>
            <numerusform>Verwerfen</numerusform>
        </translation>
    </message>
    <message>
        <source>EXTRA</source>
        <translation>EXTRA</translation>
    </message>
    <message>
        <source>Everybody at their own station</source>
        <translation>Jeder an seiner Station</translation>
    </message>
    <message>
        <source>FIRST {stations}</source>
        <translation>ERST {stations}</translation>
    </message>
    <message>
        <source>Fire the rest</source>
        <translation>Den Rest abrufen</translation>
    </message>
    <message>
        <source>Fire {course}</source>
        <translation>{course} abrufen</translation>
    </message>
    <message>
        <source>HOLD</source>
        <translation>WARTET</translation>
    </message>
    <message>
        <source>HOLD</source>
        <comment>state of a ticket</comment>
        <translation>WARTET</translation>
    </message>
    <message>
        <source>HOLD UNTIL {time}</source>
        <translation>WARTET BIS {time}</translation>
    </message>
    <message>
        <source>HURRY · {state}</source>
        <translation>BALD · {state}</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>Hold what is not begun</source>
        <translation>Was nicht begonnen ist, warten lassen</translation>
    </message>
    <message>
        <source>Hold {course}</source>
        <translation>{course} warten lassen</translation>
    </message>
    <message>
        <source>Hub not found</source>
        <translation>Zentrale nicht gefunden</translation>
    </message>
    <message>
        <source>It is not among the last orders.</source>
        <translation>Nicht unter den letzten Bestellungen.</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>Küche</translation>
    </message>
    <message>
        <source>LATE · {state}</source>
        <translation>SPÄT · {state}</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Weniger Bewegung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>List: one below the other</source>
        <translation>Liste: untereinander</translation>
    </message>
    <message>
        <source>Looking for the hub</source>
        <translation>Die Zentrale wird gesucht</translation>
    </message>
    <message>
        <source>Looking for the hub at {hub}.</source>
        <translation>Die Zentrale wird bei {hub} gesucht.</translation>
    </message>
    <message>
        <source>Looking for {hub} …</source>
        <translation>Suche {hub} …</translation>
    </message>
    <message>
        <source>Looking through the day …</source>
        <translation>Der Tag wird durchsucht …</translation>
    </message>
    <message>
        <source>MERGED: {order}</source>
        <translation>ZUSAMMENGELEGT: {order}</translation>
    </message>
    <message>
        <source>MOVED {old} → {new}</source>
        <translation>UMGEZOGEN {old} → {new}</translation>
    </message>
    <message>
        <source>MOVED: table {old} → {new}</source>
        <translation>UMGEZOGEN: Tisch {old} → {new}</translation>
    </message>
    <message>
        <source>NEW</source>
        <comment>state of a ticket</comment>
        <translation>NEU</translation>
    </message>
    <message>
        <source>NO</source>
        <comment>without this</comment>
        <translation>OHNE</translation>
    </message>
    <message>
        <source>NOT CONNECTED</source>
        <translation>NICHT VERBUNDEN</translation>
    </message>
    <message>
        <source>NOTE CHANGED</source>
        <translation>NOTIZ GEÄNDERT</translation>
    </message>
    <message>
        <source>NOTE GONE: {note}</source>
        <translation>NOTIZ WEG: {note}</translation>
    </message>
    <message>
        <source>No live connection; orders are fetched instead and come a little later.</source>
        <translation>Keine Live-Verbindung; Bestellungen werden abgeholt und kommen etwas später.</translation>
    </message>
    <message>
        <source>No rush, no VIP</source>
        <translation>Keine Eile, kein VIP</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Not bumped</source>
        <translation>Nicht abgehakt</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>Nicht getan</translation>
    </message>
    <message>
        <source>Not recalled</source>
        <translation>Nicht zurückgeholt</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>Nothing has left this station yet.</source>
        <translation>Von dieser Station ist noch nichts weg.</translation>
    </message>
    <message>
        <source>Nothing of today is like that.</source>
        <translation>Heute war nichts dergleichen.</translation>
    </message>
    <message>
        <source>Nothing on this network is called {hub}.</source>
        <translation>In diesem Netz heißt nichts {hub}.</translation>
    </message>
    <message>
        <source>ON HOLD</source>
        <comment>button</comment>
        <translation>WARTET</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Only the last orders were looked through.</source>
        <translation>Nur die letzten Bestellungen wurden durchsucht.</translation>
    </message>
    <message>
        <source>POLLING</source>
        <translation>ABHOLEN</translation>
    </message>
    <message>
        <source>PROBLEM</source>
        <translation>STÖRUNG</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Pin in first place</source>
        <translation>An erster Stelle festhalten</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>READY</source>
        <comment>button</comment>
        <translation>FERTIG</translation>
    </message>
    <message>
        <source>READY</source>
        <comment>state of a ticket</comment>
        <translation>FERTIG</translation>
    </message>
    <message>
        <source>RECALLED</source>
        <translation>ZURÜCKGEHOLT</translation>
    </message>
    <message>
        <source>RECONNECTING</source>
        <translation>VERBINDET NEU</translation>
    </message>
    <message>
        <source>RUSH</source>
        <translation>EILT</translation>
    </message>
    <message>
        <source>Rail: down the columns</source>
        <translation>Schiene: Spalte für Spalte</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Rush</source>
        <translation>Eilt</translation>
    </message>
    <message>
        <source>SEAT {seat}</source>
        <translation>PLATZ {seat}</translation>
    </message>
    <message>
        <source>SEEN</source>
        <comment>button</comment>
        <translation>GESEHEN</translation>
    </message>
    <message>
        <source>SERVED</source>
        <comment>button</comment>
        <translation>SERVIERT</translation>
    </message>
    <message>
        <source>SERVED</source>
        <comment>state of a ticket</comment>
        <translation>SERVIERT</translation>
    </message>
    <message>
        <source>SIDE</source>
        <comment>served beside</comment>
        <translation>SEPARAT</translation>
    </message>
    <message>
        <source>SPLIT: {order}</source>
        <translation>GETEILT: {order}</translation>
    </message>
    <message>
        <source>START</source>
        <comment>button</comment>
        <translation>START</translation>
    </message>
    <message>
        <source>START {time}</source>
        <translation>START {time}</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Seen what changed</source>
        <translation>Änderung gesehen</translation>
    </message>
    <message numerus="yes">
        <source>Send them</source>
        <translation>
            <numerusform>Senden</numerusform>
            <numerusform>Senden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Showing {orders} as of {time}, bumps are kept (%n waiting).</source>
        <translation>
            <numerusform>Stand {time}: {orders}. Abgehaktes wird aufbewahrt (1 wartet).</numerusform>
            <numerusform>Stand {time}: {orders}. Abgehaktes wird aufbewahrt (%n warten).</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing {orders} as of {time}, bumps are kept.</source>
        <translation>Stand {time}: {orders}. Abgehaktes wird aufbewahrt.</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Größe von allem</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>Size of this screen</source>
        <translation>Größe dieses Bildschirms</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Abstände</translation>
    </message>
    <message>
        <source>TAP AGAIN</source>
        <translation>NOCHMAL TIPPEN</translation>
    </message>
    <message>
        <source>Table {table}</source>
        <translation>Tisch {table}</translation>
    </message>
    <message>
        <source>Takeaway</source>
        <translation>Zum Mitnehmen</translation>
    </message>
    <message>
        <source>The hub answered another command, {id}.</source>
        <translation>Die Zentrale hat etwas anderes beantwortet, {id}.</translation>
    </message>
    <message>
        <source>The hub answered {status}.</source>
        <translation>Die Zentrale antwortete {status}.</translation>
    </message>
    <message>
        <source>The hub at {hub} cannot be reached.</source>
        <translation>Die Zentrale bei {hub} ist nicht zu erreichen.</translation>
    </message>
    <message>
        <source>The hub closed the connection.</source>
        <translation>Die Zentrale hat die Verbindung beendet.</translation>
    </message>
    <message>
        <source>The hub does not know this screen; it needs a token.</source>
        <translation>Die Zentrale kennt diesen Bildschirm nicht; er braucht ein Token.</translation>
    </message>
    <message>
        <source>The hub does not let this screen show “{station}”.</source>
        <translation>Die Zentrale lässt diesen Bildschirm „{station}“ nicht zeigen.</translation>
    </message>
    <message>
        <source>The hub does not send what is missing here.</source>
        <translation>Die Zentrale sendet nicht, was hier fehlt.</translation>
    </message>
    <message>
        <source>The hub fell silent.</source>
        <translation>Die Zentrale ist verstummt.</translation>
    </message>
    <message>
        <source>The hub has a fault (HTTP {status}); this screen keeps asking.</source>
        <translation>Die Zentrale hat eine Störung (HTTP {status}); dieser Bildschirm fragt weiter.</translation>
    </message>
    <message>
        <source>The hub has no station “{station}”.</source>
        <translation>Die Zentrale hat keine Station „{station}“.</translation>
    </message>
    <message>
        <source>The hub is busy; this screen keeps asking.</source>
        <translation>Die Zentrale ist beschäftigt; dieser Bildschirm fragt weiter.</translation>
    </message>
    <message>
        <source>The hub takes nothing in.</source>
        <translation>Die Zentrale nimmt nichts an.</translation>
    </message>
    <message>
        <source>This screen could not ask the hub.</source>
        <translation>Dieser Bildschirm konnte die Zentrale nicht fragen.</translation>
    </message>
    <message>
        <source>This screen had a fault and starts anew.</source>
        <translation>Dieser Bildschirm hatte eine Störung und beginnt neu.</translation>
    </message>
    <message>
        <source>This screen keeps asking and starts by itself.
If it does not: choose another station, or ask whoever set it up.</source>
        <translation>Dieser Bildschirm fragt weiter und startet von selbst.
Wenn nicht: eine andere Station wählen oder fragen, wer ihn eingerichtet hat.</translation>
    </message>
    <message>
        <source>This screen no longer asks the hub.</source>
        <translation>Dieser Bildschirm fragt die Zentrale nicht mehr.</translation>
    </message>
    <message>
        <source>Tiles: all of one size</source>
        <translation>Kacheln: alle gleich groß</translation>
    </message>
    <message>
        <source>Try: is the hub&apos;s power on? Is its network cable in?
This screen keeps looking and starts by itself.</source>
        <translation>Prüfen: Hat die Zentrale Strom? Steckt ihr Netzwerkkabel?
Dieser Bildschirm sucht weiter und startet von selbst.</translation>
    </message>
    <message>
        <source>UNROUTED</source>
        <translation>OHNE STATION</translation>
    </message>
    <message>
        <source>Unpin: back to its own place</source>
        <translation>Lösen: zurück an seinen Platz</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>VOID</source>
        <translation>STORNO</translation>
    </message>
    <message>
        <source>VOID</source>
        <comment>state of a ticket</comment>
        <translation>STORNO</translation>
    </message>
    <message>
        <source>What answers at {hub} is not a hub of Heard (HTTP {status}).</source>
        <translation>Was bei {hub} antwortet, ist keine Zentrale von Heard (HTTP {status}).</translation>
    </message>
    <message>
        <source>What answers at {hub} is not a hub of Heard.</source>
        <translation>Was bei {hub} antwortet, ist keine Zentrale von Heard.</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Weit</translation>
    </message>
    <message>
        <source>as on the menu</source>
        <translation>wie auf der Karte</translation>
    </message>
    <message>
        <source>none to make</source>
        <translation>keine zu kochen</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>gestern {time}</translation>
    </message>
    <message>
        <source>{about}: {wish} waits for the hub</source>
        <translation>{about}: {wish} wartet auf die Zentrale</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{dish}: there is some again</source>
        <translation>{dish} ist wieder da</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours} h {minutes}</translation>
    </message>
    <message>
        <source>{hub} does not answer.</source>
        <translation>{hub} antwortet nicht.</translation>
    </message>
    <message>
        <source>{hub} does not answer. Is the hub&apos;s power on?</source>
        <translation>{hub} antwortet nicht. Hat die Zentrale Strom?</translation>
    </message>
    <message>
        <source>{hub} hung up.</source>
        <translation>{hub} hat aufgelegt.</translation>
    </message>
    <message>
        <source>{hub} is there, but no hub runs on it.</source>
        <translation>{hub} ist da, aber dort läuft keine Zentrale.</translation>
    </message>
    <message>
        <source>{name}, continued</source>
        <translation>{name}, weiter</translation>
    </message>
    <message>
        <source>{not_done}. {detail}</source>
        <translation>{not_done}. {detail}</translation>
    </message>
    <message>
        <source>{not_done}: changed meanwhile. Look at the new line.</source>
        <translation>{not_done}: inzwischen geändert. Neue Zeile ansehen.</translation>
    </message>
    <message>
        <source>{not_done}: the order was cancelled. Stop making it.</source>
        <translation>{not_done}: die Bestellung ist storniert. Nicht weiterkochen.</translation>
    </message>
    <message numerus="yes">
        <source>{numbers} and %n more</source>
        <translation>
            <numerusform>{numbers} und 1 weitere</numerusform>
            <numerusform>{numbers} und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{numbers} bumped by themselves: they stood here too long. Recall brings it back.</source>
        <translation>
            <numerusform>{numbers} von selbst abgehakt: stand zu lange hier. Zurückholen bringt sie wieder.</numerusform>
            <numerusform>{numbers} von selbst abgehakt: standen zu lange hier. Zurückholen bringt sie wieder.</numerusform>
        </translation>
    </message>
    <message>
        <source>{numbers} completed: the day has ended. Recall brings it back.</source>
        <translation>{numbers} abgeschlossen: Der Tag ist zu Ende. Zurückholen bringt sie wieder.</translation>
    </message>
    <message>
        <source>{number} could not be changed. {detail}</source>
        <translation>{number} ließ sich nicht ändern. {detail}</translation>
    </message>
    <message>
        <source>{number} ready</source>
        <translation>{number} fertig</translation>
    </message>
    <message>
        <source>{number} served</source>
        <translation>{number} serviert</translation>
    </message>
    <message>
        <source>{number} started</source>
        <translation>{number} begonnen</translation>
    </message>
    <message>
        <source>{number} waits for the hub</source>
        <translation>{number} wartet auf die Zentrale</translation>
    </message>
    <message>
        <source>{number} was cancelled. Stop making it.</source>
        <translation>{number} ist storniert. Nicht weiterkochen.</translation>
    </message>
    <message>
        <source>{number} was changed meanwhile. Look at the new line, then bump again.</source>
        <translation>{number} wurde inzwischen geändert. Neue Zeile ansehen, dann noch einmal abhaken.</translation>
    </message>
    <message numerus="yes">
        <source>{orders} · %n waiting</source>
        <translation>
            <numerusform>{orders} · 1 wartet</numerusform>
            <numerusform>{orders} · %n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>{progress} · short {count}</source>
        <translation>{progress} · fehlen {count}</translation>
    </message>
    <message>
        <source>{state}, bumped by itself</source>
        <translation>{state}, von selbst abgehakt</translation>
    </message>
    <message>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday} {day}. {month}</translation>
    </message>
    <message>
        <source>{why} Still trying.</source>
        <translation>{why} Versucht es weiter.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>NOT SECURE: the hub can be reached unencrypted from this network</source>
        <translation>NICHT SICHER: Die Zentrale ist aus diesem Netz unverschlüsselt erreichbar</translation>
    </message>
    <message>
        <source>No orders. All heard.</source>
        <translation>Keine Bestellungen. Alles gehört.</translation>
    </message>
</context>
<context>
    <name>OrderCard</name>
    <message>
        <source>continues  →  %1/%2</source>
        <translation>geht weiter  →  %1/%2</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>This order has left the station.</source>
        <translation>Diese Bestellung hat die Station verlassen.</translation>
    </message>
</context>
<context>
    <name>ProfilePanel</name>
    <message>
        <source>Run the kitchen by</source>
        <translation>Die Küche läuft nach</translation>
    </message>
</context>
<context>
    <name>RecallPanel</name>
    <message>
        <source>Recall</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>↑ %1 new</source>
        <translation>↑ %1 neu</translation>
    </message>
    <message>
        <source>Number, table, name or dish: the whole day</source>
        <translation>Nummer, Tisch, Name oder Gericht: der ganze Tag</translation>
    </message>
</context>
<context>
    <name>Scroll</name>
    <message>
        <source>↓ %1 more, swipe up</source>
        <translation>↓ %1 weitere, nach oben wischen</translation>
    </message>
</context>
<context>
    <name>StationPicker</name>
    <message>
        <source>Which station is this?</source>
        <translation>Welche Station ist das?</translation>
    </message>
    <message>
        <source>The hub has not told its stations yet.</source>
        <translation>Die Zentrale hat ihre Stationen noch nicht genannt.</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>%1 behalten</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>UNDO</source>
        <translation>ZURÜCK</translation>
    </message>
</context>
<context>
    <name>TruthBar</name>
    <message>
        <source>NEW</source>
        <translation>NEU</translation>
    </message>
    <message>
        <source>COOKING</source>
        <translation>IN ARBEIT</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>FERTIG</translation>
    </message>
    <message>
        <source>LATE</source>
        <translation>SPÄT</translation>
    </message>
</context>
</TS>
