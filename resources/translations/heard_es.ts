<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_ES">
<context>
    <name>AllDayColumn</name>
    <message>
        <source>All day</source>
        <translation>Totales</translation>
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
        <source>Nothing to make. All done.</source>
        <translation>Nada que hacer. Todo listo.</translation>
    </message>
</context>
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
</context>
<context>
    <name>AllDayRows</name>
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
        <source>%n fired</source>
        <comment>orders</comment>
        <translation>
            <numerusform>1 marchada</numerusform>
            <numerusform>%n marchadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fit here</source>
        <comment>columns of cards</comment>
        <translation>
            <numerusform>aquí cabe 1</numerusform>
            <numerusform>aquí caben %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys learnt</source>
        <translation>
            <numerusform>1 tecla aprendida</numerusform>
            <numerusform>%n teclas aprendidas</numerusform>
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
        <source>%n new</source>
        <comment>orders</comment>
        <translation>
            <numerusform>1 nueva</numerusform>
            <numerusform>%n nuevas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new tickets at once</source>
        <translation>
            <numerusform>1 comanda nueva a la vez</numerusform>
            <numerusform>%n comandas nuevas a la vez</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them late</source>
        <comment>real orders</comment>
        <translation>
            <numerusform>1 de ellas tarde</numerusform>
            <numerusform>%n de ellas tarde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them new</source>
        <comment>real orders</comment>
        <translation>
            <numerusform>1 de ellas nueva</numerusform>
            <numerusform>%n de ellas nuevas</numerusform>
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
    <message numerus="yes">
        <source>%n real orders wait here</source>
        <translation>
            <numerusform>Aquí espera 1 comanda real</numerusform>
            <numerusform>Aquí esperan %n comandas reales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets at once</source>
        <translation>
            <numerusform>1 comanda a la vez</numerusform>
            <numerusform>%n comandas a la vez</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets fired at once</source>
        <translation>
            <numerusform>1 comanda marchada a la vez</numerusform>
            <numerusform>%n comandas marchadas a la vez</numerusform>
        </translation>
    </message>
    <message>
        <source>+ ADDED</source>
        <translation>+ AÑADIDO</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 hora</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 minutos</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 minutos</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 minutos</translation>
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
        <source>A number key</source>
        <translation>Una tecla de número</translation>
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
        <source>After 1 hour</source>
        <translation>A la hora</translation>
    </message>
    <message>
        <source>After 15 minutes</source>
        <translation>A los 15 minutos</translation>
    </message>
    <message>
        <source>After 30 minutes</source>
        <translation>A los 30 minutos</translation>
    </message>
    <message>
        <source>After 5 minutes</source>
        <translation>A los 5 minutos</translation>
    </message>
    <message>
        <source>Again until it is heeded</source>
        <translation>Repetir hasta atenderlo</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>Totales</translation>
    </message>
    <message>
        <source>All day beside the cards</source>
        <translation>Totales junto a las comandas</translation>
    </message>
    <message>
        <source>As learnt</source>
        <translation>Como se aprendió</translation>
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
        <source>Brightness</source>
        <translation>Brillo</translation>
    </message>
    <message>
        <source>Brightness at night</source>
        <translation>Brillo de noche</translation>
    </message>
    <message>
        <source>Bump</source>
        <translation>Sacar</translation>
    </message>
    <message>
        <source>Bump bar</source>
        <translation>Botonera</translation>
    </message>
    <message>
        <source>Bump bar like a KB9000</source>
        <translation>Botonera tipo KB9000</translation>
    </message>
    <message>
        <source>Bump bar that sends letters</source>
        <translation>Botonera con letras</translation>
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
        <source>Card 1</source>
        <translation>Comanda 1</translation>
    </message>
    <message>
        <source>Card 10</source>
        <translation>Comanda 10</translation>
    </message>
    <message>
        <source>Card 2</source>
        <translation>Comanda 2</translation>
    </message>
    <message>
        <source>Card 3</source>
        <translation>Comanda 3</translation>
    </message>
    <message>
        <source>Card 4</source>
        <translation>Comanda 4</translation>
    </message>
    <message>
        <source>Card 5</source>
        <translation>Comanda 5</translation>
    </message>
    <message>
        <source>Card 6</source>
        <translation>Comanda 6</translation>
    </message>
    <message>
        <source>Card 7</source>
        <translation>Comanda 7</translation>
    </message>
    <message>
        <source>Card 8</source>
        <translation>Comanda 8</translation>
    </message>
    <message>
        <source>Card 9</source>
        <translation>Comanda 9</translation>
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
        <source>Down</source>
        <translation>Abajo</translation>
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
        <source>FIRED {time}</source>
        <translation>MARCHADO {time}</translation>
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
        <source>Into the card</source>
        <translation>Entrar en la comanda</translation>
    </message>
    <message>
        <source>It is not among the last orders.</source>
        <translation>No está entre las últimas comandas.</translation>
    </message>
    <message>
        <source>Key {key} is held down. It does nothing until it is let go.</source>
        <translation>La tecla {key} está pulsada. No hace nada hasta soltarla.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Teclado</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>Cocina</translation>
    </message>
    <message>
        <source>LATE</source>
        <translation>TARDE</translation>
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
        <source>Left</source>
        <translation>Izquierda</translation>
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
        <source>More about the order</source>
        <translation>Más sobre la comanda</translation>
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
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Siguiente</translation>
    </message>
    <message>
        <source>No live connection; orders are fetched instead and come a little later.</source>
        <translation>Sin conexión en vivo; las comandas se consultan y llegan algo más tarde.</translation>
    </message>
    <message>
        <source>No rush, no VIP</source>
        <translation>Ni urgente ni VIP</translation>
    </message>
    <message numerus="yes">
        <source>No such key? It goes on by itself in %n seconds.</source>
        <translation>
            <numerusform>¿No hay tal tecla? Sigue sola en 1 segundo.</numerusform>
            <numerusform>¿No hay tal tecla? Sigue sola en %n segundos.</numerusform>
        </translation>
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
        <source>Numeric keypad</source>
        <translation>Teclado numérico</translation>
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
        <source>One press lasts</source>
        <translation>Una pulsación dura</translation>
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
        <source>Page after</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Página anterior</translation>
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
        <source>All together, please</source>
        <translation>Todo junto, por favor</translation>
    </message>
    <message>
        <source>A manager scans this, or types on the hub&apos;s machine: {command}</source>
        <translation>Un encargado escanea esto o teclea en el equipo del hub: {command}</translation>
    </message>
    <message>
        <source>As the settings file says.</source>
        <translation>Como dice el archivo de ajustes.</translation>
    </message>
    <message>
        <source>As this machine does</source>
        <translation>Como este equipo</translation>
    </message>
    <message>
        <source>Asking the hub …</source>
        <translation>Preguntando al hub …</translation>
    </message>
    <message>
        <source>Back to how it was</source>
        <translation>Volver a como estaba</translation>
    </message>
    <message>
        <source>Back to what the file says</source>
        <translation>Volver a lo del archivo</translation>
    </message>
    <message>
        <source>Bell</source>
        <translation>Campana</translation>
    </message>
    <message>
        <source>Birthday: candle with the dessert</source>
        <translation>Cumpleaños: vela con el postre</translation>
    </message>
    <message>
        <source>Brownie</source>
        <translation>Brownie</translation>
    </message>
    <message>
        <source>Burger</source>
        <translation>Hamburguesa</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Anulado</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>Cambiar el PIN</translation>
    </message>
    <message>
        <source>Changed after sending</source>
        <translation>Cambio tras el envío</translation>
    </message>
    <message>
        <source>Chicken Wings</source>
        <translation>Alitas de pollo</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>Elige un PIN</translation>
    </message>
    <message>
        <source>Chosen here.</source>
        <translation>Elegido aquí.</translation>
    </message>
    <message>
        <source>Desserts</source>
        <translation>Postres</translation>
    </message>
    <message>
        <source>Did you hear it?</source>
        <translation>¿Lo has oído?</translation>
    </message>
    <message>
        <source>Every 15 s</source>
        <translation>Cada 15 s</translation>
    </message>
    <message>
        <source>Every 30 s</source>
        <translation>Cada 30 s</translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation>Cada minuto</translation>
    </message>
    <message>
        <source>Fish</source>
        <translation>Pescado</translation>
    </message>
    <message>
        <source>Fish and Chips</source>
        <translation>Pescado con patatas</translation>
    </message>
    <message>
        <source>Fries</source>
        <translation>Patatas fritas</translation>
    </message>
    <message>
        <source>Going down</source>
        <translation>Hacia abajo</translation>
    </message>
    <message>
        <source>Going up</source>
        <translation>Hacia arriba</translation>
    </message>
    <message numerus="yes">
        <source>Good for %n more minutes</source>
        <translation>
            <numerusform>Válido 1 minuto más</numerusform>
            <numerusform>Válido %n minutos más</numerusform>
        </translation>
    </message>
    <message>
        <source>Hot</source>
        <translation>Picante</translation>
    </message>
    <message>
        <source>Hub: {hub}</source>
        <translation>Hub: {hub}</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>Colgado</translation>
    </message>
    <message>
        <source>Hurry</source>
        <translation>Prisa</translation>
    </message>
    <message>
        <source>In a hurry</source>
        <translation>Con prisa</translation>
    </message>
    <message>
        <source>It is “{state}” now.</source>
        <translation>Ahora: «{state}».</translation>
    </message>
    <message>
        <source>It keeps the settings of this screen from being changed by chance: {least} to {most} digits. Whoever has the machine can reset a forgotten one: heard kiosk --forget-pin</source>
        <translation>Protege los ajustes de esta pantalla de cambios por descuido: de {least} a {most} cifras. Quien tiene el equipo puede borrar uno olvidado: heard kiosk --forget-pin</translation>
    </message>
    <message>
        <source>It needs {least} to {most} digits.</source>
        <translation>Necesita de {least} a {most} cifras.</translation>
    </message>
    <message>
        <source>Key {key} is “{action}” already. Press another one, or {key} again to end.</source>
        <translation>La tecla {key} ya es «{action}». Pulsa otra, o {key} otra vez para terminar.</translation>
    </message>
    <message>
        <source>Knocking</source>
        <translation>Golpes</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Grande</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>Learn keys</source>
        <translation>Aprender teclas</translation>
    </message>
    <message>
        <source>Let this screen in</source>
        <translation>Dar acceso a esta pantalla</translation>
    </message>
    <message>
        <source>MUTED</source>
        <translation>SILENCIADO</translation>
    </message>
    <message>
        <source>Mains</source>
        <translation>Principales</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Al punto</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>Suave</translation>
    </message>
    <message>
        <source>Milk</source>
        <translation>Leche</translation>
    </message>
    <message>
        <source>NO SPEAKER</source>
        <translation>SIN ALTAVOZ</translation>
    </message>
    <message>
        <source>NOT HEARD</source>
        <translation>NO SE OYE</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>Comanda nueva</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>No hub is heard: this screen knows of no real orders.</source>
        <translation>No se oye la central: esta pantalla no sabe de comandas reales.</translation>
    </message>
    <message>
        <source>No other</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>No real order waits here</source>
        <translation>Aquí no espera ninguna comanda real</translation>
    </message>
    <message>
        <source>Nobody this screen knows vouches for the hub&apos;s certificate.</source>
        <translation>Nadie que esta pantalla conozca avala el certificado del hub.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>Not current any more</source>
        <translation>Ya no está al día</translation>
    </message>
    <message>
        <source>Nothing can be kept on this machine: after a restart all is as before.</source>
        <translation>En este equipo no se puede guardar nada: tras reiniciar todo es como antes.</translation>
    </message>
    <message>
        <source>Nuts</source>
        <translation>Frutos secos</translation>
    </message>
    <message>
        <source>One stroke</source>
        <translation>Un toque</translation>
    </message>
    <message>
        <source>Other station</source>
        <translation>Otro puesto</translation>
    </message>
    <message>
        <source>PIN for the settings</source>
        <translation>PIN de los ajustes</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>Pase</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>QUIET HOURS</source>
        <translation>HORAS DE SILENCIO</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>Silencio desde</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>Silencio hasta</translation>
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
        <source>Rare</source>
        <translation>Poco hecho</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listas</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Rest without orders</source>
        <translation>Reposo sin comandas</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Rush</source>
        <translation>Urgente</translation>
    </message>
    <message>
        <source>Rush or VIP</source>
        <translation>Urgente o VIP</translation>
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
        <source>SOUND</source>
        <translation>SONIDO</translation>
    </message>
    <message>
        <source>SOUND OFF</source>
        <translation>SONIDO APAGADO</translation>
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
        <source>Salad</source>
        <translation>Ensalada</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>Pantalla</translation>
    </message>
    <message>
        <source>Second name of dishes</source>
        <translation>Segundo nombre de los platos</translation>
    </message>
    <message>
        <source>Second station beside it</source>
        <translation>Segundo puesto al lado</translation>
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
    <message>
        <source>Sesame</source>
        <translation>Sésamo</translation>
    </message>
    <message>
        <source>Set where this screen was started.</source>
        <translation>Fijado al arrancar esta pantalla.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
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
        <source>Small</source>
        <translation>Pequeño</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Sonido</translation>
    </message>
    <message>
        <source>Sounding: {event}</source>
        <translation>Suena: {event}</translation>
    </message>
    <message>
        <source>Soup</source>
        <translation>Sopa</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>Espaciado</translation>
    </message>
    <message>
        <source>Spare the screen</source>
        <translation>Cuidar la pantalla</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>Empezar práctica</translation>
    </message>
    <message>
        <source>Starters</source>
        <translation>Entrantes</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Puesto</translation>
    </message>
    <message>
        <source>Steak</source>
        <translation>Filete</translation>
    </message>
    <message>
        <source>TAP AGAIN</source>
        <translation>OTRA VEZ</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>PRÁCTICA</translation>
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
        <source>Test the sound</source>
        <translation>Probar el sonido</translation>
    </message>
    <message numerus="yes">
        <source>That is not the PIN. After %n more wrong tries it pauses.</source>
        <translation>
            <numerusform>Ese no es el PIN. Tras 1 error más hay una pausa.</numerusform>
            <numerusform>Ese no es el PIN. Tras %n errores más hay una pausa.</numerusform>
        </translation>
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
        <source>The night begins</source>
        <translation>La noche empieza</translation>
    </message>
    <message>
        <source>The night ends</source>
        <translation>La noche acaba</translation>
    </message>
    <message>
        <source>The other end is wanted, too.</source>
        <translation>Elige también el otro extremo.</translation>
    </message>
    <message>
        <source>The other half of the screen</source>
        <translation>La otra mitad de la pantalla</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>El mismo PIN otra vez</translation>
    </message>
    <message>
        <source>There is no such order in this lesson any more.</source>
        <translation>Esa comanda ya no está en la práctica.</translation>
    </message>
    <message>
        <source>These were other digits than before. Please choose again.</source>
        <translation>No eran las mismas cifras. Elige de nuevo.</translation>
    </message>
    <message>
        <source>This is not the hub this screen was paired with.</source>
        <translation>Este no es el hub con el que se emparejó esta pantalla.</translation>
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
        <source>This screen was turned out. Let it in again?</source>
        <translation>A esta pantalla se le quitó el acceso. ¿Darle acceso otra vez?</translation>
    </message>
    <message>
        <source>Three strokes</source>
        <translation>Tres toques</translation>
    </message>
    <message>
        <source>Tiles: all of one size</source>
        <translation>Mosaico: todas iguales</translation>
    </message>
    <message>
        <source>To the buttons</source>
        <translation>A los botones</translation>
    </message>
    <message>
        <source>Too many wrong tries. The next one can be made in {time}.</source>
        <translation>Demasiados intentos. El siguiente, dentro de {time}.</translation>
    </message>
    <message>
        <source>Training ends without a touch after</source>
        <translation>La práctica acaba sin tocar tras</translation>
    </message>
    <message>
        <source>Try: is the hub&apos;s power on? Is its network cable in?
This screen keeps looking and starts by itself.</source>
        <translation>Prueba: ¿está encendida la central? ¿Está puesto su cable de red?
Esta pantalla sigue buscando y arranca sola.</translation>
    </message>
    <message>
        <source>Two soft strokes</source>
        <translation>Dos toques suaves</translation>
    </message>
    <message>
        <source>UNROUTED</source>
        <translation>SIN PUESTO</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Unpin: back to its own place</source>
        <translation>Soltar: a su sitio</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Arriba</translation>
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
        <source>Volume</source>
        <translation>Volumen</translation>
    </message>
    <message>
        <source>Well done</source>
        <translation>Muy hecho</translation>
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
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>as of {time}: the hub is not heard</source>
        <translation>a las {time}: no se oye la central</translation>
    </message>
    <message>
        <source>as on the menu</source>
        <translation>como en la carta</translation>
    </message>
    <message>
        <source>avocado</source>
        <translation>aguacate</translation>
    </message>
    <message>
        <source>bacon</source>
        <translation>beicon</translation>
    </message>
    <message>
        <source>bread</source>
        <translation>pan</translation>
    </message>
    <message>
        <source>bumps its card</source>
        <translation>saca su comanda</translation>
    </message>
    <message>
        <source>butter</source>
        <translation>mantequilla</translation>
    </message>
    <message>
        <source>celery</source>
        <translation>apio</translation>
    </message>
    <message>
        <source>cheese</source>
        <translation>queso</translation>
    </message>
    <message>
        <source>cream</source>
        <translation>nata</translation>
    </message>
    <message>
        <source>cut in half</source>
        <translation>partido en dos</translation>
    </message>
    <message>
        <source>garlic dip</source>
        <translation>salsa de ajo</translation>
    </message>
    <message>
        <source>ice cream</source>
        <translation>helado</translation>
    </message>
    <message>
        <source>lemon</source>
        <translation>limón</translation>
    </message>
    <message>
        <source>none to make</source>
        <translation>ninguno por hacer</translation>
    </message>
    <message>
        <source>nuts</source>
        <translation>frutos secos</translation>
    </message>
    <message>
        <source>on a separate plate</source>
        <translation>en plato aparte</translation>
    </message>
    <message>
        <source>onion</source>
        <translation>cebolla</translation>
    </message>
    <message>
        <source>order</source>
        <translation>comanda</translation>
    </message>
    <message>
        <source>pepper sauce</source>
        <translation>salsa de pimienta</translation>
    </message>
    <message>
        <source>pickles</source>
        <translation>pepinillos</translation>
    </message>
    <message>
        <source>salt</source>
        <translation>sal</translation>
    </message>
    <message>
        <source>sauce</source>
        <translation>salsa</translation>
    </message>
    <message>
        <source>sauce on the side</source>
        <translation>salsa aparte</translation>
    </message>
    <message>
        <source>selects, then BUMP</source>
        <translation>elige, luego SACAR</translation>
    </message>
    <message>
        <source>tartare sauce</source>
        <translation>salsa tártara</translation>
    </message>
    <message>
        <source>very hot plate</source>
        <translation>plato muy caliente</translation>
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
        <source>{station} goes as soon as the hub has its last bumps.</source>
        <translation>{station} se va en cuanto la central tenga sus últimas comandas.</translation>
    </message>
    <message>
        <source>{tickets}: {new}, {fired}</source>
        <translation>{tickets}: {new}, {fired}</translation>
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
    <name>LearnPanel</name>
    <message>
        <source>Press the key for</source>
        <translation>Pulsa la tecla de</translation>
    </message>
    <message>
        <source>Skip: there is no such key</source>
        <translation>Saltar: no hay tal tecla</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>Eso es todo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
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
    <name>Pane</name>
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
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>Standby</name>
    <message>
        <source>NOT SECURE</source>
        <translation>NO SEGURO</translation>
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
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
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
    <name>TrainingBand</name>
    <message>
        <source>End training</source>
        <translation>Terminar práctica</translation>
    </message>
</context>
<context>
    <name>TrainingMark</name>
    <message>
        <source>TRAINING</source>
        <translation>PRÁCTICA</translation>
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
