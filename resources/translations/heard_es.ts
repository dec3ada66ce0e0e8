<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>AllDayPanel</name>
    <message>
        <source>All day</source>
        <translation>Totales</translation>
    </message>
    <message>
        <source>Nothing to make. All done.</source>
        <translation>Nada que hacer. Todo listo.</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Más antiguos</translation>
    </message>
    <message>
        <source>Most first</source>
        <translation>Más pedidos</translation>
    </message>
    <message>
        <source>86 ✕</source>
        <translation>AGOT. ✕</translation>
    </message>
    <message>
        <source>86</source>
        <translation>AGOT.</translation>
    </message>
</context>
<context>
    <name>CardStrip</name>
    <message>
        <source>%1  continued</source>
        <translation>%1  sigue</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Station</source>
        <translation>Puesto</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Recall</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>Totales</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>Cocina</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 de %2</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Página %1 de %2</translation>
    </message>
    <message>
        <source>← %1 new</source>
        <translation>← %1 nuevas</translation>
    </message>
    <message>
        <source>%1 new →</source>
        <translation>%1 nuevas →</translation>
    </message>
</context>
<context>
    <name>GuestBoard</name>
    <message>
        <source>Ready</source>
        <comment>heading of the guests&apos; board</comment>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>En marcha</translation>
    </message>
</context>
<context>
    <name>GuestNumbers</name>
    <message>
        <source>almost there</source>
        <translation>ya casi está</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>qwertyuiop</source>
        <comment>keys</comment>
        <translation>qwertyuiop</translation>
    </message>
    <message>
        <source>asdfghjkl-</source>
        <comment>keys</comment>
        <translation>asdfghjklñ</translation>
    </message>
    <message>
        <source>zxcvbnm</source>
        <comment>keys</comment>
        <translation>zxcvbnm</translation>
    </message>
    <message>
        <source>abcdefghijklmnopqrstuvwxyz</source>
        <comment>keys</comment>
        <translation>abcdefghijklmnñopqrstuvwxyz</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message numerus="yes">
        <source>%n bumps had no effect: {numbers}</source>
        <translation>
            <numerusform>1 marca no tuvo efecto: {numbers}</numerusform>
            <numerusform>%n marcas no tuvieron efecto: {numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bumps, the first from {time}, were never sent. Send them?</source>
        <translation>
            <numerusform>1 marca de {time} nunca se envió. ¿Enviarla?</numerusform>
            <numerusform>%n marcas, la primera de {time}, nunca se enviaron. ¿Enviarlas?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more; type more of it</source>
        <translation>
            <numerusform>1 más; escribe más</numerusform>
            <numerusform>%n más; escribe más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on other pages</source>
        <translation>
            <numerusform>1 en otras páginas</numerusform>
            <numerusform>%n en otras páginas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders</source>
        <translation>
            <numerusform>1 comanda</numerusform>
            <numerusform>%n comandas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pcs</source>
        <translation>
            <numerusform>1 pieza</numerusform>
            <numerusform>%n piezas</numerusform>
        </translation>
    </message>
    <message>
        <source>+ ADDED</source>
        <translation>+ AÑADIDO</translation>
    </message>
    <message>
        <source>86 {dish}</source>
        <translation>{dish}: agotado</translation>
    </message>
    <message>
        <source>86 · SOLD OUT</source>
        <translation>AGOTADO</translation>
    </message>
    <message>
        <source>86: {names}</source>
        <translation>Agotado: {names}</translation>
    </message>
    <message>
        <source>ALLERGY – SURE?</source>
        <translation>ALERGIA: ¿SEGURO?</translation>
    </message>
    <message>
        <source>ALLERGY: {names}</source>
        <translation>ALERGIA: {names}</translation>
    </message>
    <message>
        <source>All day beside the cards</source>
        <translation>Totales junto a las comandas</translation>
    </message>
    <message>
        <source>As many as can be read</source>
        <translation>Las que se lean bien</translation>
    </message>
    <message>
        <source>Asked: {hub}</source>
        <translation>Consultado: {hub}</translation>
    </message>
    <message>
        <source>BUMP IT</source>
        <translation>SACAR</translation>
    </message>
    <message>
        <source>Bump bar</source>
        <translation>Botonera</translation>
    </message>
    <message>
        <source>CHANGED</source>
        <comment>state of a ticket</comment>
        <translation>CAMBIADA</translation>
    </message>
    <message>
        <source>CHANGED {old} → {new}</source>
        <translation>CAMBIO {old} → {new}</translation>
    </message>
    <message>
        <source>CHANGED, WAS: {old}</source>
        <translation>CAMBIO, ERA: {old}</translation>
    </message>
    <message>
        <source>CHANGED: {what}</source>
        <translation>CAMBIO: {what}</translation>
    </message>
    <message>
        <source>COOKING</source>
        <comment>state of a ticket</comment>
        <translation>EN MARCHA</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Calma</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>Comandas</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Estrecho</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Columnas</translation>
    </message>
    <message>
        <source>Connected to {hub}.</source>
        <translation>Conectado a {hub}.</translation>
    </message>
    <message>
        <source>Curbside</source>
        <translation>Recogida en coche</translation>
    </message>
    <message>
        <source>DONE</source>
        <comment>button</comment>
        <translation>HECHO</translation>
    </message>
    <message>
        <source>DONE {time}</source>
        <translation>LISTO {time}</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>A domicilio</translation>
    </message>
    <message>
        <source>Dine in</source>
        <translation>En sala</translation>
    </message>
    <message>
        <source>Drive-thru</source>
        <translation>Autoservicio</translation>
    </message>
    <message numerus="yes">
        <source>Drop them</source>
        <translation>
            <numerusform>Descartarla</numerusform>
            <numerusform>Descartarlas</numerusform>
        </translation>
    </message>
    <message>
        <source>EXTRA</source>
        <translation>EXTRA</translation>
    </message>
    <message>
        <source>Everybody at their own station</source>
        <translation>Cada uno en su puesto</translation>
    </message>
    <message>
        <source>FIRST {stations}</source>
        <translation>ANTES {stations}</translation>
    </message>
    <message>
        <source>Fire the rest</source>
        <translation>Marchar el resto</translation>
    </message>
    <message>
        <source>Fire {course}</source>
        <translation>Marchar {course}</translation>
    </message>
    <message>
        <source>HOLD</source>
        <translation>EN ESPERA</translation>
    </message>
    <message>
        <source>HOLD</source>
        <comment>state of a ticket</comment>
        <translation>EN ESPERA</translation>
    </message>
    <message>
        <source>HOLD UNTIL {time}</source>
        <translation>ESPERA HASTA {time}</translation>
    </message>
    <message>
        <source>HURRY · {state}</source>
        <translation>PRISA · {state}</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Hold what is not begun</source>
        <translation>Retener lo no empezado</translation>
    </message>
    <message>
        <source>Hold {course}</source>
        <translation>Retener {course}</translation>
    </message>
    <message>
        <source>Hub not found</source>
        <translation>Central no encontrada</translation>
    </message>
    <message>
        <source>It is not among the last orders.</source>
        <translation>No está entre las últimas comandas.</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>Cocina</translation>
    </message>
    <message>
        <source>LATE · {state}</source>
        <translation>TARDE · {state}</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>EN VIVO</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Idioma</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>Disposición</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>Menos movimiento</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>List: one below the other</source>
        <translation>Lista: una bajo otra</translation>
    </message>
    <message>
        <source>Looking for the hub</source>
        <translation>Buscando la central</translation>
    </message>
    <message>
        <source>Looking for the hub at {hub}.</source>
        <translation>Buscando la central en {hub}.</translation>
    </message>
    <message>
        <source>Looking for {hub} …</source>
        <translation>Buscando {hub} …</translation>
    </message>
    <message>
        <source>Looking through the day …</source>
        <translation>Buscando en el día …</translation>
    </message>
    <message>
        <source>MERGED: {order}</source>
        <translation>UNIDA: {order}</translation>
    </message>
    <message>
        <source>MOVED {old} → {new}</source>
        <translation>MOVIDA {old} → {new}</translation>
    </message>
    <message>
        <source>MOVED: table {old} → {new}</source>
        <translation>MOVIDA: mesa {old} → {new}</translation>
    </message>
    <message>
        <source>NEW</source>
        <comment>state of a ticket</comment>
        <translation>NUEVA</translation>
    </message>
    <message>
        <source>NO</source>
        <comment>without this</comment>
        <translation>SIN</translation>
    </message>
    <message>
        <source>NOT CONNECTED</source>
        <translation>SIN CONEXIÓN</translation>
    </message>
    <message>
        <source>NOTE CHANGED</source>
        <translation>NOTA CAMBIADA</translation>
    </message>
    <message>
        <source>NOTE GONE: {note}</source>
        <translation>SIN NOTA: {note}</translation>
    </message>
    <message>
        <source>No live connection; orders are fetched instead and come a little later.</source>
        <translation>Sin conexión en vivo; las comandas se consultan y llegan algo más tarde.</translation>
    </message>
    <message>
        <source>No rush, no VIP</source>
        <translation>Ni urgente ni VIP</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Not bumped</source>
        <translation>No sacada</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>No hecho</translation>
    </message>
    <message>
        <source>Not recalled</source>
        <translation>No recuperada</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Nothing has left this station yet.</source>
        <translation>Aún no ha salido nada de este puesto.</translation>
    </message>
    <message>
        <source>Nothing of today is like that.</source>
        <translation>Hoy no hay nada así.</translation>
    </message>
    <message>
        <source>Nothing on this network is called {hub}.</source>
        <translation>En esta red nada se llama {hub}.</translation>
    </message>
    <message>
        <source>ON HOLD</source>
        <comment>button</comment>
        <translation>EN ESPERA</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>No</translation>
    </message>
    <message>
        <source>On</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Only the last orders were looked through.</source>
        <translation>Solo se ha buscado en las últimas comandas.</translation>
    </message>
    <message>
        <source>POLLING</source>
        <translation>CONSULTANDO</translation>
    </message>
    <message>
        <source>PROBLEM</source>
        <translation>PROBLEMA</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendientes</translation>
    </message>
    <message>
        <source>Pin in first place</source>
        <translation>Fijar en primer lugar</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>En marcha</translation>
    </message>
    <message>
        <source>READY</source>
        <comment>button</comment>
        <translation>LISTO</translation>
    </message>
    <message>
        <source>READY</source>
        <comment>state of a ticket</comment>
        <translation>LISTA</translation>
    </message>
    <message>
        <source>RECALLED</source>
        <translation>RECUPERADA</translation>
    </message>
    <message>
        <source>RECONNECTING</source>
        <translation>RECONECTANDO</translation>
    </message>
    <message>
        <source>RUSH</source>
        <translation>URGENTE</translation>
    </message>
    <message>
        <source>Rail: down the columns</source>
        <translation>Riel: por columnas</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>Rush</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>SEAT {seat}</source>
        <translation>ASIENTO {seat}</translation>
    </message>
    <message>
        <source>SEEN</source>
        <comment>button</comment>
        <translation>VISTO</translation>
    </message>
    <message>
        <source>SERVED</source>
        <comment>button</comment>
        <translation>SERVIDO</translation>
    </message>
    <message>
        <source>SERVED</source>
        <comment>state of a ticket</comment>
        <translation>SERVIDA</translation>
    </message>
    <message>
        <source>SIDE</source>
        <comment>served beside</comment>
        <translation>APARTE</translation>
    </message>
    <message>
        <source>SPLIT: {order}</source>
        <translation>DIVIDIDA: {order}</translation>
    </message>
    <message>
        <source>START</source>
        <comment>button</comment>
        <translation>EMPEZAR</translation>
    </message>
    <message>
        <source>START {time}</source>
        <translation>EMPEZAR {time}</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Seen what changed</source>
        <translation>Cambio visto</translation>
    </message>
    <message numerus="yes">
        <source>Send them</source>
        <translation>
            <numerusform>Enviarla</numerusform>
            <numerusform>Enviarlas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Showing {orders} as of {time}, bumps are kept (%n waiting).</source>
        <translation>
            <numerusform>{orders} a las {time}; lo marcado se guarda (1 en espera).</numerusform>
            <numerusform>{orders} a las {time}; lo marcado se guarda (%n en espera).</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing {orders} as of {time}, bumps are kept.</source>
        <translation>{orders} a las {time}; lo marcado se guarda.</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Tamaño de todo</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>Tamaño del texto</translation>
    </message>
    <message>
        <source>Size of this screen</source>
        <translation>Tamaño de esta pantalla</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Espaciado</translation>
    </message>
    <message>
        <source>TAP AGAIN</source>
        <translation>OTRA VEZ</translation>
    </message>
    <message>
        <source>Table {table}</source>
        <translation>Mesa {table}</translation>
    </message>
    <message>
        <source>Takeaway</source>
        <translation>Para llevar</translation>
    </message>
    <message>
        <source>The hub answered another command, {id}.</source>
        <translation>La central respondió a otra orden, {id}.</translation>
    </message>
    <message>
        <source>The hub answered {status}.</source>
        <translation>La central respondió {status}.</translation>
    </message>
    <message>
        <source>The hub at {hub} cannot be reached.</source>
        <translation>No se llega a la central en {hub}.</translation>
    </message>
    <message>
        <source>The hub closed the connection.</source>
        <translation>La central cerró la conexión.</translation>
    </message>
    <message>
        <source>The hub does not know this screen; it needs a token.</source>
        <translation>La central no conoce esta pantalla; necesita un token.</translation>
    </message>
    <message>
        <source>The hub does not let this screen show “{station}”.</source>
        <translation>La central no deja que esta pantalla muestre «{station}».</translation>
    </message>
    <message>
        <source>The hub does not send what is missing here.</source>
        <translation>La central no envía lo que falta aquí.</translation>
    </message>
    <message>
        <source>The hub fell silent.</source>
        <translation>La central ha enmudecido.</translation>
    </message>
    <message>
        <source>The hub has a fault (HTTP {status}); this screen keeps asking.</source>
        <translation>La central tiene un fallo (HTTP {status}); esta pantalla sigue preguntando.</translation>
    </message>
    <message>
        <source>The hub has no station “{station}”.</source>
        <translation>La central no tiene el puesto «{station}».</translation>
    </message>
    <message>
        <source>The hub is busy; this screen keeps asking.</source>
        <translation>La central está ocupada; esta pantalla sigue preguntando.</translation>
    </message>
    <message>
        <source>The hub takes nothing in.</source>
        <translation>La central no acepta nada.</translation>
    </message>
    <message>
        <source>This screen could not ask the hub.</source>
        <translation>Esta pantalla no pudo preguntar a la central.</translation>
    </message>
    <message>
        <source>This screen had a fault and starts anew.</source>
        <translation>Esta pantalla tuvo un fallo y empieza de nuevo.</translation>
    </message>
    <message>
        <source>This screen keeps asking and starts by itself.
If it does not: choose another station, or ask whoever set it up.</source>
        <translation>Esta pantalla sigue preguntando y arranca sola.
Si no: elige otro puesto o pregunta a quien la instaló.</translation>
    </message>
    <message>
        <source>This screen no longer asks the hub.</source>
        <translation>Esta pantalla ya no pregunta a la central.</translation>
    </message>
    <message>
        <source>Tiles: all of one size</source>
        <translation>Mosaico: todas iguales</translation>
    </message>
    <message>
        <source>Try: is the hub&apos;s power on? Is its network cable in?
This screen keeps looking and starts by itself.</source>
        <translation>Prueba: ¿está encendida la central? ¿Está puesto su cable de red?
Esta pantalla sigue buscando y arranca sola.</translation>
    </message>
    <message>
        <source>UNROUTED</source>
        <translation>SIN PUESTO</translation>
    </message>
    <message>
        <source>Unpin: back to its own place</source>
        <translation>Soltar: a su sitio</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>VOID</source>
        <translation>ANULADO</translation>
    </message>
    <message>
        <source>VOID</source>
        <comment>state of a ticket</comment>
        <translation>ANULADO</translation>
    </message>
    <message>
        <source>What answers at {hub} is not a hub of Heard (HTTP {status}).</source>
        <translation>Lo que responde en {hub} no es una central de Heard (HTTP {status}).</translation>
    </message>
    <message>
        <source>What answers at {hub} is not a hub of Heard.</source>
        <translation>Lo que responde en {hub} no es una central de Heard.</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>Amplio</translation>
    </message>
    <message>
        <source>as on the menu</source>
        <translation>como en la carta</translation>
    </message>
    <message>
        <source>none to make</source>
        <translation>ninguno por hacer</translation>
    </message>
    <message>
        <source>order</source>
        <translation>comanda</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>ayer {time}</translation>
    </message>
    <message>
        <source>{about}: {wish} waits for the hub</source>
        <translation>{about}: {wish} espera a la central</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{dish}: there is some again</source>
        <translation>{dish}: vuelve a haber</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours} h {minutes}</translation>
    </message>
    <message>
        <source>{hub} does not answer.</source>
        <translation>{hub} no responde.</translation>
    </message>
    <message>
        <source>{hub} does not answer. Is the hub&apos;s power on?</source>
        <translation>{hub} no responde. ¿Está encendida la central?</translation>
    </message>
    <message>
        <source>{hub} hung up.</source>
        <translation>{hub} colgó.</translation>
    </message>
    <message>
        <source>{hub} is there, but no hub runs on it.</source>
        <translation>{hub} está ahí, pero sin central en marcha.</translation>
    </message>
    <message>
        <source>{name}, continued</source>
        <translation>{name}, sigue</translation>
    </message>
    <message>
        <source>{not_done}. {detail}</source>
        <translation>{not_done}. {detail}</translation>
    </message>
    <message>
        <source>{not_done}: changed meanwhile. Look at the new line.</source>
        <translation>{not_done}: cambió mientras tanto. Mira la línea nueva.</translation>
    </message>
    <message>
        <source>{not_done}: the order was cancelled. Stop making it.</source>
        <translation>{not_done}: la comanda se anuló. Deja de hacerla.</translation>
    </message>
    <message numerus="yes">
        <source>{numbers} and %n more</source>
        <translation>
            <numerusform>{numbers} y 1 más</numerusform>
            <numerusform>{numbers} y %n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{numbers} bumped by themselves: they stood here too long. Recall brings it back.</source>
        <translation>
            <numerusform>{numbers} salió sola: llevaba demasiado aquí. Recuperar la devuelve.</numerusform>
            <numerusform>{numbers} salieron solas: llevaban demasiado aquí. Recuperar las devuelve.</numerusform>
        </translation>
    </message>
    <message>
        <source>{numbers} completed: the day has ended. Recall brings it back.</source>
        <translation>{numbers} cerrada: acabó el día. Recuperar la devuelve.</translation>
    </message>
    <message>
        <source>{number} could not be changed. {detail}</source>
        <translation>{number} no se pudo cambiar. {detail}</translation>
    </message>
    <message>
        <source>{number} ready</source>
        <translation>{number} lista</translation>
    </message>
    <message>
        <source>{number} served</source>
        <translation>{number} servida</translation>
    </message>
    <message>
        <source>{number} started</source>
        <translation>{number} empezada</translation>
    </message>
    <message>
        <source>{number} waits for the hub</source>
        <translation>{number} espera a la central</translation>
    </message>
    <message>
        <source>{number} was cancelled. Stop making it.</source>
        <translation>{number} se anuló. Deja de hacerla.</translation>
    </message>
    <message>
        <source>{number} was changed meanwhile. Look at the new line, then bump again.</source>
        <translation>{number} cambió mientras tanto. Mira la línea nueva y vuelve a sacarla.</translation>
    </message>
    <message numerus="yes">
        <source>{orders} · %n waiting</source>
        <translation>
            <numerusform>{orders} · 1 en espera</numerusform>
            <numerusform>{orders} · %n en espera</numerusform>
        </translation>
    </message>
    <message>
        <source>{progress} · short {count}</source>
        <translation>{progress} · faltan {count}</translation>
    </message>
    <message>
        <source>{state}, bumped by itself</source>
        <translation>{state}, sacada sola</translation>
    </message>
    <message>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday} {day} {month}</translation>
    </message>
    <message>
        <source>{why} Still trying.</source>
        <translation>{why} Sigue intentándolo.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>NOT SECURE: the hub can be reached unencrypted from this network</source>
        <translation>NO SEGURO: a la central se llega sin cifrar desde esta red</translation>
    </message>
    <message>
        <source>No orders. All heard.</source>
        <translation>Sin comandas. ¡Oído!</translation>
    </message>
</context>
<context>
    <name>OrderCard</name>
    <message>
        <source>continues  →  %1/%2</source>
        <translation>sigue  →  %1/%2</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>This order has left the station.</source>
        <translation>Esta comanda ya salió del puesto.</translation>
    </message>
</context>
<context>
    <name>ProfilePanel</name>
    <message>
        <source>Run the kitchen by</source>
        <translation>La cocina funciona con</translation>
    </message>
</context>
<context>
    <name>RecallPanel</name>
    <message>
        <source>Recall</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>↑ %1 new</source>
        <translation>↑ %1 nuevas</translation>
    </message>
    <message>
        <source>Number, table, name or dish: the whole day</source>
        <translation>Número, mesa, nombre o plato: todo el día</translation>
    </message>
</context>
<context>
    <name>Scroll</name>
    <message>
        <source>↓ %1 more, swipe up</source>
        <translation>↓ %1 más, desliza hacia arriba</translation>
    </message>
</context>
<context>
    <name>StationPicker</name>
    <message>
        <source>Which station is this?</source>
        <translation>¿Qué puesto es este?</translation>
    </message>
    <message>
        <source>The hub has not told its stations yet.</source>
        <translation>La central aún no ha dicho sus puestos.</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>Seguir en %1</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>UNDO</source>
        <translation>DESHACER</translation>
    </message>
</context>
<context>
    <name>TruthBar</name>
    <message>
        <source>NEW</source>
        <translation>NUEVAS</translation>
    </message>
    <message>
        <source>COOKING</source>
        <translation>EN MARCHA</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>LISTAS</translation>
    </message>
    <message>
        <source>LATE</source>
        <translation>TARDE</translation>
    </message>
</context>
</TS>
