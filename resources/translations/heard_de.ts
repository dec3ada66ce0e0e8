<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>AllDayColumn</name>
    <message>
        <source>All day</source>
        <translation>Gesamt</translation>
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
        <source>Nothing to make. All done.</source>
        <translation>Nichts zu kochen. Alles fertig.</translation>
    </message>
</context>
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
</context>
<context>
    <name>AllDayRows</name>
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
        <source>%n fired</source>
        <comment>orders</comment>
        <translation>
            <numerusform>1 abgerufen</numerusform>
            <numerusform>%n abgerufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fit here</source>
        <comment>columns of cards</comment>
        <translation>
            <numerusform>1 passt hier</numerusform>
            <numerusform>%n passen hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys learnt</source>
        <translation>
            <numerusform>1 Taste gelernt</numerusform>
            <numerusform>%n Tasten gelernt</numerusform>
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
        <source>%n new</source>
        <comment>orders</comment>
        <translation>
            <numerusform>1 neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new tickets at once</source>
        <translation>
            <numerusform>1 neue Bestellung auf einmal</numerusform>
            <numerusform>%n neue Bestellungen auf einmal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them late</source>
        <comment>real orders</comment>
        <translation>
            <numerusform>1 davon spät</numerusform>
            <numerusform>%n davon spät</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them new</source>
        <comment>real orders</comment>
        <translation>
            <numerusform>1 davon neu</numerusform>
            <numerusform>%n davon neu</numerusform>
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
    <message numerus="yes">
        <source>%n real orders wait here</source>
        <translation>
            <numerusform>1 echte Bestellung wartet hier</numerusform>
            <numerusform>%n echte Bestellungen warten hier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets at once</source>
        <translation>
            <numerusform>1 Bestellung auf einmal</numerusform>
            <numerusform>%n Bestellungen auf einmal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets fired at once</source>
        <translation>
            <numerusform>1 Bestellung auf einmal abgerufen</numerusform>
            <numerusform>%n Bestellungen auf einmal abgerufen</numerusform>
        </translation>
    </message>
    <message>
        <source>+ ADDED</source>
        <translation>+ NEU DAZU</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 Minuten</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 Minuten</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 Minuten</translation>
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
        <source>A number key</source>
        <translation>Eine Zifferntaste</translation>
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
        <source>After 1 hour</source>
        <translation>Nach 1 Stunde</translation>
    </message>
    <message>
        <source>After 15 minutes</source>
        <translation>Nach 15 Minuten</translation>
    </message>
    <message>
        <source>After 30 minutes</source>
        <translation>Nach 30 Minuten</translation>
    </message>
    <message>
        <source>After 5 minutes</source>
        <translation>Nach 5 Minuten</translation>
    </message>
    <message>
        <source>Again until it is heeded</source>
        <translation>Wiederholen, bis jemand hört</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>All day beside the cards</source>
        <translation>Gesamtmengen neben den Bons</translation>
    </message>
    <message>
        <source>As learnt</source>
        <translation>Wie gelernt</translation>
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
        <source>Brightness</source>
        <translation>Helligkeit</translation>
    </message>
    <message>
        <source>Brightness at night</source>
        <translation>Helligkeit nachts</translation>
    </message>
    <message>
        <source>Bump</source>
        <translation>Abhaken</translation>
    </message>
    <message>
        <source>Bump bar</source>
        <translation>Tastenleiste</translation>
    </message>
    <message>
        <source>Bump bar like a KB9000</source>
        <translation>Tastenleiste wie KB9000</translation>
    </message>
    <message>
        <source>Bump bar that sends letters</source>
        <translation>Tastenleiste mit Buchstaben</translation>
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
        <source>Card 1</source>
        <translation>Bon 1</translation>
    </message>
    <message>
        <source>Card 10</source>
        <translation>Bon 10</translation>
    </message>
    <message>
        <source>Card 2</source>
        <translation>Bon 2</translation>
    </message>
    <message>
        <source>Card 3</source>
        <translation>Bon 3</translation>
    </message>
    <message>
        <source>Card 4</source>
        <translation>Bon 4</translation>
    </message>
    <message>
        <source>Card 5</source>
        <translation>Bon 5</translation>
    </message>
    <message>
        <source>Card 6</source>
        <translation>Bon 6</translation>
    </message>
    <message>
        <source>Card 7</source>
        <translation>Bon 7</translation>
    </message>
    <message>
        <source>Card 8</source>
        <translation>Bon 8</translation>
    </message>
    <message>
        <source>Card 9</source>
        <translation>Bon 9</translation>
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
        <source>Down</source>
        <translation>Hinunter</translation>
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
        <source>FIRED {time}</source>
        <translation>ABGERUFEN {time}</translation>
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
        <source>Into the card</source>
        <translation>In den Bon</translation>
    </message>
    <message>
        <source>It is not among the last orders.</source>
        <translation>Nicht unter den letzten Bestellungen.</translation>
    </message>
    <message>
        <source>Key {key} is held down. It does nothing until it is let go.</source>
        <translation>Taste {key} klemmt. Sie tut nichts, bis sie losgelassen wird.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>Küche</translation>
    </message>
    <message>
        <source>LATE</source>
        <translation>SPÄT</translation>
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
        <source>Left</source>
        <translation>Links</translation>
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
        <source>More about the order</source>
        <translation>Mehr zur Bestellung</translation>
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
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>No live connection; orders are fetched instead and come a little later.</source>
        <translation>Keine Live-Verbindung; Bestellungen werden abgeholt und kommen etwas später.</translation>
    </message>
    <message>
        <source>No rush, no VIP</source>
        <translation>Keine Eile, kein VIP</translation>
    </message>
    <message numerus="yes">
        <source>No such key? It goes on by itself in %n seconds.</source>
        <translation>
            <numerusform>Keine solche Taste? Es geht in 1 Sekunde von selbst weiter.</numerusform>
            <numerusform>Keine solche Taste? Es geht in %n Sekunden von selbst weiter.</numerusform>
        </translation>
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
        <source>Numeric keypad</source>
        <translation>Ziffernblock</translation>
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
        <source>One press lasts</source>
        <translation>Ein Druck dauert</translation>
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
        <source>Page after</source>
        <translation>Seite vor</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Seite zurück</translation>
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
        <source>All together, please</source>
        <translation>Bitte alles zusammen</translation>
    </message>
    <message>
        <source>A manager scans this, or types on the hub&apos;s machine: {command}</source>
        <translation>Eine Führungskraft scannt dies oder tippt am Rechner des Hubs: {command}</translation>
    </message>
    <message>
        <source>As the settings file says.</source>
        <translation>Wie die Einstellungsdatei sagt.</translation>
    </message>
    <message>
        <source>As this machine does</source>
        <translation>Wie dieses Gerät</translation>
    </message>
    <message>
        <source>Asking the hub …</source>
        <translation>Der Hub wird gefragt …</translation>
    </message>
    <message>
        <source>Back to how it was</source>
        <translation>Zurück zum Anfang</translation>
    </message>
    <message>
        <source>Back to what the file says</source>
        <translation>Zurück zur Datei</translation>
    </message>
    <message>
        <source>Bell</source>
        <translation>Glocke</translation>
    </message>
    <message>
        <source>Birthday: candle with the dessert</source>
        <translation>Geburtstag: Kerze zum Nachtisch</translation>
    </message>
    <message>
        <source>Brownie</source>
        <translation>Brownie</translation>
    </message>
    <message>
        <source>Burger</source>
        <translation>Burger</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>PIN ändern</translation>
    </message>
    <message>
        <source>Changed after sending</source>
        <translation>Nachträglich geändert</translation>
    </message>
    <message>
        <source>Chicken Wings</source>
        <translation>Hähnchenflügel</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>PIN wählen</translation>
    </message>
    <message>
        <source>Chosen here.</source>
        <translation>Hier gewählt.</translation>
    </message>
    <message>
        <source>Desserts</source>
        <translation>Nachspeisen</translation>
    </message>
    <message>
        <source>Did you hear it?</source>
        <translation>Haben Sie es gehört?</translation>
    </message>
    <message>
        <source>Every 15 s</source>
        <translation>Alle 15 s</translation>
    </message>
    <message>
        <source>Every 30 s</source>
        <translation>Alle 30 s</translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation>Jede Minute</translation>
    </message>
    <message>
        <source>Fish</source>
        <translation>Fisch</translation>
    </message>
    <message>
        <source>Fish and Chips</source>
        <translation>Fish and Chips</translation>
    </message>
    <message>
        <source>Fries</source>
        <translation>Pommes</translation>
    </message>
    <message>
        <source>Going down</source>
        <translation>Abwärts</translation>
    </message>
    <message>
        <source>Going up</source>
        <translation>Aufwärts</translation>
    </message>
    <message numerus="yes">
        <source>Good for %n more minutes</source>
        <translation>
            <numerusform>Noch 1 Minute gültig</numerusform>
            <numerusform>Noch %n Minuten gültig</numerusform>
        </translation>
    </message>
    <message>
        <source>Hot</source>
        <translation>Scharf</translation>
    </message>
    <message>
        <source>Hub: {hub}</source>
        <translation>Hub: {hub}</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>Aufgelegt</translation>
    </message>
    <message>
        <source>Hurry</source>
        <translation>Bald</translation>
    </message>
    <message>
        <source>In a hurry</source>
        <translation>In Eile</translation>
    </message>
    <message>
        <source>It is “{state}” now.</source>
        <translation>Jetzt: „{state}“.</translation>
    </message>
    <message>
        <source>It keeps the settings of this screen from being changed by chance: {least} to {most} digits. Whoever has the machine can reset a forgotten one: heard kiosk --forget-pin</source>
        <translation>Sie schützt die Einstellungen dieses Bildschirms vor Versehen: {least} bis {most} Ziffern. Wer das Gerät hat, kann eine vergessene löschen: heard kiosk --forget-pin</translation>
    </message>
    <message>
        <source>It needs {least} to {most} digits.</source>
        <translation>Sie braucht {least} bis {most} Ziffern.</translation>
    </message>
    <message>
        <source>Key {key} is “{action}” already. Press another one, or {key} again to end.</source>
        <translation>Taste {key} ist schon „{action}“. Eine andere drücken, oder {key} noch einmal zum Beenden.</translation>
    </message>
    <message>
        <source>Knocking</source>
        <translation>Klopfen</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Groß</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Spät</translation>
    </message>
    <message>
        <source>Learn keys</source>
        <translation>Tasten lernen</translation>
    </message>
    <message>
        <source>Let this screen in</source>
        <translation>Diesen Bildschirm einlassen</translation>
    </message>
    <message>
        <source>MUTED</source>
        <translation>STUMM</translation>
    </message>
    <message>
        <source>Mains</source>
        <translation>Hauptgänge</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>Mild</translation>
    </message>
    <message>
        <source>Milk</source>
        <translation>Milch</translation>
    </message>
    <message>
        <source>NO SPEAKER</source>
        <translation>KEIN LAUTSPRECHER</translation>
    </message>
    <message>
        <source>NOT HEARD</source>
        <translation>NICHT GEHÖRT</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>Neue Bestellung</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No hub is heard: this screen knows of no real orders.</source>
        <translation>Keine Zentrale zu hören: Dieser Bildschirm weiß von keinen echten Bestellungen.</translation>
    </message>
    <message>
        <source>No other</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>No real order waits here</source>
        <translation>Hier wartet keine echte Bestellung</translation>
    </message>
    <message>
        <source>Nobody this screen knows vouches for the hub&apos;s certificate.</source>
        <translation>Niemand, den dieser Bildschirm kennt, bürgt für das Zertifikat des Hubs.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>Not current any more</source>
        <translation>Nicht mehr aktuell</translation>
    </message>
    <message>
        <source>Nothing can be kept on this machine: after a restart all is as before.</source>
        <translation>Auf diesem Gerät lässt sich nichts behalten: Nach einem Neustart ist alles wie zuvor.</translation>
    </message>
    <message>
        <source>Nuts</source>
        <translation>Nüsse</translation>
    </message>
    <message>
        <source>One stroke</source>
        <translation>Ein Schlag</translation>
    </message>
    <message>
        <source>Other station</source>
        <translation>Andere Station</translation>
    </message>
    <message>
        <source>PIN for the settings</source>
        <translation>PIN für die Einstellungen</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Pass</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>QUIET HOURS</source>
        <translation>RUHEZEIT</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Ruhe ab</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Ruhe bis</translation>
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
        <source>Rare</source>
        <translation>Blutig</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Rest without orders</source>
        <translation>Ruhe ohne Bestellungen</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Rush</source>
        <translation>Eilt</translation>
    </message>
    <message>
        <source>Rush or VIP</source>
        <translation>Eilt oder VIP</translation>
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
        <source>SOUND</source>
        <translation>TON</translation>
    </message>
    <message>
        <source>SOUND OFF</source>
        <translation>TON AUS</translation>
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
        <source>Salad</source>
        <translation>Salat</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>Second name of dishes</source>
        <translation>Zweiter Name der Gerichte</translation>
    </message>
    <message>
        <source>Second station beside it</source>
        <translation>Zweite Station daneben</translation>
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
    <message>
        <source>Sesame</source>
        <translation>Sesam</translation>
    </message>
    <message>
        <source>Set where this screen was started.</source>
        <translation>Beim Start dieses Bildschirms festgelegt.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
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
        <source>Small</source>
        <translation>Klein</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Sounding: {event}</source>
        <translation>Es klingt: {event}</translation>
    </message>
    <message>
        <source>Soup</source>
        <translation>Suppe</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Abstände</translation>
    </message>
    <message>
        <source>Spare the screen</source>
        <translation>Bildschirm schonen</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Übung beginnen</translation>
    </message>
    <message>
        <source>Starters</source>
        <translation>Vorspeisen</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Steak</source>
        <translation>Steak</translation>
    </message>
    <message>
        <source>TAP AGAIN</source>
        <translation>NOCHMAL TIPPEN</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>ÜBUNG</translation>
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
        <source>Test the sound</source>
        <translation>Ton prüfen</translation>
    </message>
    <message numerus="yes">
        <source>That is not the PIN. After %n more wrong tries it pauses.</source>
        <translation>
            <numerusform>Das ist nicht die PIN. Nach 1 weiteren Fehlversuch gibt es eine Pause.</numerusform>
            <numerusform>Das ist nicht die PIN. Nach %n weiteren Fehlversuchen gibt es eine Pause.</numerusform>
        </translation>
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
        <source>The night begins</source>
        <translation>Die Nacht beginnt</translation>
    </message>
    <message>
        <source>The night ends</source>
        <translation>Die Nacht endet</translation>
    </message>
    <message>
        <source>The other end is wanted, too.</source>
        <translation>Auch das andere Ende wählen.</translation>
    </message>
    <message>
        <source>The other half of the screen</source>
        <translation>Andere Bildschirmhälfte</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>Dieselbe PIN noch einmal</translation>
    </message>
    <message>
        <source>There is no such order in this lesson any more.</source>
        <translation>Diese Bestellung gibt es in der Übung nicht mehr.</translation>
    </message>
    <message>
        <source>These were other digits than before. Please choose again.</source>
        <translation>Das waren andere Ziffern als vorher. Bitte noch einmal wählen.</translation>
    </message>
    <message>
        <source>This is not the hub this screen was paired with.</source>
        <translation>Das ist nicht der Hub, an dem dieser Bildschirm angemeldet wurde.</translation>
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
        <source>This screen was turned out. Let it in again?</source>
        <translation>Dieser Bildschirm wurde ausgeschlossen. Wieder einlassen?</translation>
    </message>
    <message>
        <source>Three strokes</source>
        <translation>Drei Schläge</translation>
    </message>
    <message>
        <source>Tiles: all of one size</source>
        <translation>Kacheln: alle gleich groß</translation>
    </message>
    <message>
        <source>To the buttons</source>
        <translation>Zu den Knöpfen</translation>
    </message>
    <message>
        <source>Too many wrong tries. The next one can be made in {time}.</source>
        <translation>Zu viele Fehlversuche. Der nächste geht in {time}.</translation>
    </message>
    <message>
        <source>Training ends without a touch after</source>
        <translation>Übung endet ohne Berührung nach</translation>
    </message>
    <message>
        <source>Try: is the hub&apos;s power on? Is its network cable in?
This screen keeps looking and starts by itself.</source>
        <translation>Prüfen: Hat die Zentrale Strom? Steckt ihr Netzwerkkabel?
Dieser Bildschirm sucht weiter und startet von selbst.</translation>
    </message>
    <message>
        <source>Two soft strokes</source>
        <translation>Zwei leise Schläge</translation>
    </message>
    <message>
        <source>UNROUTED</source>
        <translation>OHNE STATION</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Unpin: back to its own place</source>
        <translation>Lösen: zurück an seinen Platz</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Hinauf</translation>
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
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Well done</source>
        <translation>Durch</translation>
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
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>as of {time}: the hub is not heard</source>
        <translation>Stand {time}: Zentrale nicht zu hören</translation>
    </message>
    <message>
        <source>as on the menu</source>
        <translation>wie auf der Karte</translation>
    </message>
    <message>
        <source>avocado</source>
        <translation>Avocado</translation>
    </message>
    <message>
        <source>bacon</source>
        <translation>Speck</translation>
    </message>
    <message>
        <source>bread</source>
        <translation>Brot</translation>
    </message>
    <message>
        <source>bumps its card</source>
        <translation>hakt ihren Bon ab</translation>
    </message>
    <message>
        <source>butter</source>
        <translation>Butter</translation>
    </message>
    <message>
        <source>celery</source>
        <translation>Sellerie</translation>
    </message>
    <message>
        <source>cheese</source>
        <translation>Käse</translation>
    </message>
    <message>
        <source>cream</source>
        <translation>Sahne</translation>
    </message>
    <message>
        <source>cut in half</source>
        <translation>halbiert</translation>
    </message>
    <message>
        <source>garlic dip</source>
        <translation>Knoblauchdip</translation>
    </message>
    <message>
        <source>ice cream</source>
        <translation>Eis</translation>
    </message>
    <message>
        <source>lemon</source>
        <translation>Zitrone</translation>
    </message>
    <message>
        <source>none to make</source>
        <translation>keine zu kochen</translation>
    </message>
    <message>
        <source>nuts</source>
        <translation>Nüsse</translation>
    </message>
    <message>
        <source>on a separate plate</source>
        <translation>auf eigenem Teller</translation>
    </message>
    <message>
        <source>onion</source>
        <translation>Zwiebel</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>pepper sauce</source>
        <translation>Pfeffersauce</translation>
    </message>
    <message>
        <source>pickles</source>
        <translation>Gurken</translation>
    </message>
    <message>
        <source>salt</source>
        <translation>Salz</translation>
    </message>
    <message>
        <source>sauce</source>
        <translation>Sauce</translation>
    </message>
    <message>
        <source>sauce on the side</source>
        <translation>Sauce separat</translation>
    </message>
    <message>
        <source>selects, then BUMP</source>
        <translation>wählt, dann ABHAKEN</translation>
    </message>
    <message>
        <source>tartare sauce</source>
        <translation>Remoulade</translation>
    </message>
    <message>
        <source>very hot plate</source>
        <translation>sehr heißer Teller</translation>
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
        <source>{station} goes as soon as the hub has its last bumps.</source>
        <translation>{station} geht, sobald die Zentrale die letzten Abhakungen hat.</translation>
    </message>
    <message>
        <source>{tickets}: {new}, {fired}</source>
        <translation>{tickets}: {new}, {fired}</translation>
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
    <name>LearnPanel</name>
    <message>
        <source>Press the key for</source>
        <translation>Taste drücken für</translation>
    </message>
    <message>
        <source>Skip: there is no such key</source>
        <translation>Weiter: diese Taste fehlt</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>Das ist alles</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
    <name>Pane</name>
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
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>Standby</name>
    <message>
        <source>NOT SECURE</source>
        <translation>NICHT SICHER</translation>
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
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
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
    <name>TrainingBand</name>
    <message>
        <source>End training</source>
        <translation>Übung beenden</translation>
    </message>
</context>
<context>
    <name>TrainingMark</name>
    <message>
        <source>TRAINING</source>
        <translation>ÜBUNG</translation>
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
