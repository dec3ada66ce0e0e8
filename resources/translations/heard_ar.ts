<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
<context>
    <name>AllDayPanel</name>
    <message>
        <source>All day</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>Nothing to make. All done.</source>
        <translation>لا شيء للتحضير. كل شيء جاهز.</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>الأقدم أولاً</translation>
    </message>
    <message>
        <source>Most first</source>
        <translation>الأكثر أولاً</translation>
    </message>
    <message>
        <source>86 ✕</source>
        <translation>نفد ✕</translation>
    </message>
    <message>
        <source>86</source>
        <translation>نفد</translation>
    </message>
</context>
<context>
    <name>CardStrip</name>
    <message>
        <source>%1  continued</source>
        <translation>%1  تتمة</translation>
    </message>
</context>
<context>
    <name>FirstStart</name>
    <message>
        <source>Station</source>
        <translation>المحطة</translation>
    </message>
</context>
<context>
    <name>FootBar</name>
    <message>
        <source>Recall</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>المطبخ</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>المحطة</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 من %2</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>صفحة %1 من %2</translation>
    </message>
    <message>
        <source>← %1 new</source>
        <translation>→ %1 جديد</translation>
    </message>
    <message>
        <source>%1 new →</source>
        <translation>%1 جديد ←</translation>
    </message>
</context>
<context>
    <name>GuestBoard</name>
    <message>
        <source>Ready</source>
        <comment>heading of the guests&apos; board</comment>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>قيد التحضير</translation>
    </message>
</context>
<context>
    <name>GuestNumbers</name>
    <message>
        <source>almost there</source>
        <translation>على وشك</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>qwertyuiop</source>
        <comment>keys</comment>
        <translation>ضصثقفغعهخح</translation>
    </message>
    <message>
        <source>asdfghjkl-</source>
        <comment>keys</comment>
        <translation>شسيبلاتنمك</translation>
    </message>
    <message>
        <source>zxcvbnm</source>
        <comment>keys</comment>
        <translation>جدذرزطظو</translation>
    </message>
    <message>
        <source>abcdefghijklmnopqrstuvwxyz</source>
        <comment>keys</comment>
        <translation>ابتثجحخدذرزسشصضطظعغفقكلمنهوي</translation>
    </message>
</context>
<context>
    <name>Kiosk</name>
    <message numerus="yes">
        <source>%n bumps had no effect: {numbers}</source>
        <translation>
            <numerusform>لم يكن لأي إنهاء أثر: {numbers}</numerusform>
            <numerusform>إنهاء واحد بلا أثر: {numbers}</numerusform>
            <numerusform>إنهاءان بلا أثر: {numbers}</numerusform>
            <numerusform>%n إنهاءات بلا أثر: {numbers}</numerusform>
            <numerusform>%n إنهاءً بلا أثر: {numbers}</numerusform>
            <numerusform>%n إنهاء بلا أثر: {numbers}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bumps, the first from {time}, were never sent. Send them?</source>
        <translation>
            <numerusform>لا إنهاءات تنتظر منذ {time}.</numerusform>
            <numerusform>إنهاء واحد من {time} لم يُرسل. هل يُرسل؟</numerusform>
            <numerusform>إنهاءان، أولهما {time}، لم يُرسلا. هل يُرسلان؟</numerusform>
            <numerusform>%n إنهاءات، أولها {time}، لم تُرسل. هل تُرسل؟</numerusform>
            <numerusform>%n إنهاءً، أولها {time}، لم تُرسل. هل تُرسل؟</numerusform>
            <numerusform>%n إنهاء، أولها {time}، لم تُرسل. هل تُرسل؟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more; type more of it</source>
        <translation>
            <numerusform>لا مزيد</numerusform>
            <numerusform>واحد آخر؛ اكتب المزيد</numerusform>
            <numerusform>اثنان آخران؛ اكتب المزيد</numerusform>
            <numerusform>%n أخرى؛ اكتب المزيد</numerusform>
            <numerusform>%n أخرى؛ اكتب المزيد</numerusform>
            <numerusform>%n أخرى؛ اكتب المزيد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n on other pages</source>
        <translation>
            <numerusform>لا شيء في صفحات أخرى</numerusform>
            <numerusform>واحد في صفحات أخرى</numerusform>
            <numerusform>اثنان في صفحات أخرى</numerusform>
            <numerusform>%n في صفحات أخرى</numerusform>
            <numerusform>%n في صفحات أخرى</numerusform>
            <numerusform>%n في صفحات أخرى</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n orders</source>
        <translation>
            <numerusform>لا طلبات</numerusform>
            <numerusform>طلب واحد</numerusform>
            <numerusform>طلبان</numerusform>
            <numerusform>%n طلبات</numerusform>
            <numerusform>%n طلبًا</numerusform>
            <numerusform>%n طلب</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pcs</source>
        <translation>
            <numerusform>لا قطع</numerusform>
            <numerusform>قطعة واحدة</numerusform>
            <numerusform>قطعتان</numerusform>
            <numerusform>%n قطع</numerusform>
            <numerusform>%n قطعة</numerusform>
            <numerusform>%n قطعة</numerusform>
        </translation>
    </message>
    <message>
        <source>+ ADDED</source>
        <translation>+ أُضيف</translation>
    </message>
    <message>
        <source>86 {dish}</source>
        <translation>نفد: {dish}</translation>
    </message>
    <message>
        <source>86 · SOLD OUT</source>
        <translation>نفد</translation>
    </message>
    <message>
        <source>86: {names}</source>
        <translation>نفد: {names}</translation>
    </message>
    <message>
        <source>ALLERGY – SURE?</source>
        <translation>حساسية – متأكد؟</translation>
    </message>
    <message>
        <source>ALLERGY: {names}</source>
        <translation>حساسية: {names}</translation>
    </message>
    <message>
        <source>All day beside the cards</source>
        <translation>الإجمالي بجانب البطاقات</translation>
    </message>
    <message>
        <source>As many as can be read</source>
        <translation>ما يمكن قراءته</translation>
    </message>
    <message>
        <source>Asked: {hub}</source>
        <translation>سُئل: {hub}</translation>
    </message>
    <message>
        <source>BUMP IT</source>
        <translation>أنهِ الطلب</translation>
    </message>
    <message>
        <source>Bump bar</source>
        <translation>لوحة المفاتيح</translation>
    </message>
    <message>
        <source>CHANGED</source>
        <comment>state of a ticket</comment>
        <translation>تغيّر</translation>
    </message>
    <message>
        <source>CHANGED {old} → {new}</source>
        <translation>تغيّر {old} ← {new}</translation>
    </message>
    <message>
        <source>CHANGED, WAS: {old}</source>
        <translation>تغيّر، كان: {old}</translation>
    </message>
    <message>
        <source>CHANGED: {what}</source>
        <translation>تغيّر: {what}</translation>
    </message>
    <message>
        <source>COOKING</source>
        <comment>state of a ticket</comment>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>الهدوء</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>البطاقات</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>ضيّق</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>الألوان</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>الأعمدة</translation>
    </message>
    <message>
        <source>Connected to {hub}.</source>
        <translation>متصل بـ {hub}.</translation>
    </message>
    <message>
        <source>Curbside</source>
        <translation>تسليم عند السيارة</translation>
    </message>
    <message>
        <source>DONE</source>
        <comment>button</comment>
        <translation>تمّ</translation>
    </message>
    <message>
        <source>DONE {time}</source>
        <translation>ينتهي {time}</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>توصيل</translation>
    </message>
    <message>
        <source>Dine in</source>
        <translation>داخل المطعم</translation>
    </message>
    <message>
        <source>Drive-thru</source>
        <translation>طلب من السيارة</translation>
    </message>
    <message numerus="yes">
        <source>Drop them</source>
        <translation>
            <numerusform>تجاهل</numerusform>
            <numerusform>تجاهله</numerusform>
            <numerusform>تجاهلهما</numerusform>
            <numerusform>تجاهلها</numerusform>
            <numerusform>تجاهلها</numerusform>
            <numerusform>تجاهلها</numerusform>
        </translation>
    </message>
    <message>
        <source>EXTRA</source>
        <translation>إضافي</translation>
    </message>
    <message>
        <source>Everybody at their own station</source>
        <translation>كلٌّ في محطته</translation>
    </message>
    <message>
        <source>FIRST {stations}</source>
        <translation>أولاً {stations}</translation>
    </message>
    <message>
        <source>Fire the rest</source>
        <translation>ابدأ الباقي</translation>
    </message>
    <message>
        <source>Fire {course}</source>
        <translation>ابدأ {course}</translation>
    </message>
    <message>
        <source>HOLD</source>
        <translation>انتظار</translation>
    </message>
    <message>
        <source>HOLD</source>
        <comment>state of a ticket</comment>
        <translation>انتظار</translation>
    </message>
    <message>
        <source>HOLD UNTIL {time}</source>
        <translation>انتظار حتى {time}</translation>
    </message>
    <message>
        <source>HURRY · {state}</source>
        <translation>أسرع · {state}</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>تباين عالٍ</translation>
    </message>
    <message>
        <source>Hold what is not begun</source>
        <translation>أوقف ما لم يبدأ</translation>
    </message>
    <message>
        <source>Hold {course}</source>
        <translation>أوقف {course}</translation>
    </message>
    <message>
        <source>Hub not found</source>
        <translation>لم يُعثر على الخادم</translation>
    </message>
    <message>
        <source>It is not among the last orders.</source>
        <translation>ليس بين آخر الطلبات.</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>المطبخ</translation>
    </message>
    <message>
        <source>LATE · {state}</source>
        <translation>متأخر · {state}</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>الترتيب</translation>
    </message>
    <message>
        <source>Less motion</source>
        <translation>حركة أقل</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>List: one below the other</source>
        <translation>قائمة: واحدة تحت الأخرى</translation>
    </message>
    <message>
        <source>Looking for the hub</source>
        <translation>البحث عن الخادم</translation>
    </message>
    <message>
        <source>Looking for the hub at {hub}.</source>
        <translation>البحث عن الخادم في {hub}.</translation>
    </message>
    <message>
        <source>Looking for {hub} …</source>
        <translation>البحث عن {hub} …</translation>
    </message>
    <message>
        <source>Looking through the day …</source>
        <translation>البحث في طلبات اليوم …</translation>
    </message>
    <message>
        <source>MERGED: {order}</source>
        <translation>دُمج: {order}</translation>
    </message>
    <message>
        <source>MOVED {old} → {new}</source>
        <translation>نُقل {old} ← {new}</translation>
    </message>
    <message>
        <source>MOVED: table {old} → {new}</source>
        <translation>نُقل: طاولة {old} ← {new}</translation>
    </message>
    <message>
        <source>NEW</source>
        <comment>state of a ticket</comment>
        <translation>جديد</translation>
    </message>
    <message>
        <source>NO</source>
        <comment>without this</comment>
        <translation>بدون</translation>
    </message>
    <message>
        <source>NOT CONNECTED</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>NOTE CHANGED</source>
        <translation>تغيّرت الملاحظة</translation>
    </message>
    <message>
        <source>NOTE GONE: {note}</source>
        <translation>حُذفت الملاحظة: {note}</translation>
    </message>
    <message>
        <source>No live connection; orders are fetched instead and come a little later.</source>
        <translation>لا اتصال مباشر؛ تُجلب الطلبات وتصل متأخرة قليلاً.</translation>
    </message>
    <message>
        <source>No rush, no VIP</source>
        <translation>ليس عاجلاً ولا VIP</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>عادي</translation>
    </message>
    <message>
        <source>Not bumped</source>
        <translation>لم يُنهَ</translation>
    </message>
    <message>
        <source>Not done</source>
        <translation>لم يتم</translation>
    </message>
    <message>
        <source>Not recalled</source>
        <translation>لم يُسترجع</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>ملاحظات</translation>
    </message>
    <message>
        <source>Nothing has left this station yet.</source>
        <translation>لم يغادر شيء هذه المحطة بعد.</translation>
    </message>
    <message>
        <source>Nothing of today is like that.</source>
        <translation>لا شيء مثل ذلك اليوم.</translation>
    </message>
    <message>
        <source>Nothing on this network is called {hub}.</source>
        <translation>لا شيء في هذه الشبكة باسم {hub}.</translation>
    </message>
    <message>
        <source>ON HOLD</source>
        <comment>button</comment>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>On</source>
        <translation>تشغيل</translation>
    </message>
    <message>
        <source>Only the last orders were looked through.</source>
        <translation>بُحث في آخر الطلبات فقط.</translation>
    </message>
    <message>
        <source>POLLING</source>
        <translation>استعلام</translation>
    </message>
    <message>
        <source>PROBLEM</source>
        <translation>مشكلة</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>بالانتظار</translation>
    </message>
    <message>
        <source>Pin in first place</source>
        <translation>ثبّت في المقدمة</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>READY</source>
        <comment>button</comment>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>READY</source>
        <comment>state of a ticket</comment>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>RECALLED</source>
        <translation>مُسترجع</translation>
    </message>
    <message>
        <source>RECONNECTING</source>
        <translation>إعادة الاتصال</translation>
    </message>
    <message>
        <source>RUSH</source>
        <translation>عاجل</translation>
    </message>
    <message>
        <source>Rail: down the columns</source>
        <translation>سكة: عمودًا بعد عمود</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Rush</source>
        <translation>عاجل</translation>
    </message>
    <message>
        <source>SEAT {seat}</source>
        <translation>مقعد {seat}</translation>
    </message>
    <message>
        <source>SEEN</source>
        <comment>button</comment>
        <translation>شوهد</translation>
    </message>
    <message>
        <source>SERVED</source>
        <comment>button</comment>
        <translation>قُدِّم</translation>
    </message>
    <message>
        <source>SERVED</source>
        <comment>state of a ticket</comment>
        <translation>قُدِّم</translation>
    </message>
    <message>
        <source>SIDE</source>
        <comment>served beside</comment>
        <translation>جانبًا</translation>
    </message>
    <message>
        <source>SPLIT: {order}</source>
        <translation>قُسم: {order}</translation>
    </message>
    <message>
        <source>START</source>
        <comment>button</comment>
        <translation>ابدأ</translation>
    </message>
    <message>
        <source>START {time}</source>
        <translation>ابدأ {time}</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>الشاشة</translation>
    </message>
    <message>
        <source>Seen what changed</source>
        <translation>شوهد التغيير</translation>
    </message>
    <message numerus="yes">
        <source>Send them</source>
        <translation>
            <numerusform>أرسل</numerusform>
            <numerusform>أرسله</numerusform>
            <numerusform>أرسلهما</numerusform>
            <numerusform>أرسلها</numerusform>
            <numerusform>أرسلها</numerusform>
            <numerusform>أرسلها</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Showing {orders} as of {time}, bumps are kept (%n waiting).</source>
        <translation>
            <numerusform>{orders} حتى {time}، وما أُنهي محفوظ.</numerusform>
            <numerusform>{orders} حتى {time}، وما أُنهي محفوظ (واحد ينتظر).</numerusform>
            <numerusform>{orders} حتى {time}، وما أُنهي محفوظ (اثنان ينتظران).</numerusform>
            <numerusform>{orders} حتى {time}، وما أُنهي محفوظ (%n تنتظر).</numerusform>
            <numerusform>{orders} حتى {time}، وما أُنهي محفوظ (%n تنتظر).</numerusform>
            <numerusform>{orders} حتى {time}، وما أُنهي محفوظ (%n تنتظر).</numerusform>
        </translation>
    </message>
    <message>
        <source>Showing {orders} as of {time}, bumps are kept.</source>
        <translation>{orders} حتى {time}، وما أُنهي محفوظ.</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>حجم كل شيء</translation>
    </message>
    <message>
        <source>Size of text</source>
        <translation>حجم النص</translation>
    </message>
    <message>
        <source>Size of this screen</source>
        <translation>حجم هذه الشاشة</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>المسافات</translation>
    </message>
    <message>
        <source>TAP AGAIN</source>
        <translation>انقر مجددًا</translation>
    </message>
    <message>
        <source>Table {table}</source>
        <translation>طاولة {table}</translation>
    </message>
    <message>
        <source>Takeaway</source>
        <translation>سفري</translation>
    </message>
    <message>
        <source>The hub answered another command, {id}.</source>
        <translation>أجاب الخادم عن أمر آخر، {id}.</translation>
    </message>
    <message>
        <source>The hub answered {status}.</source>
        <translation>أجاب الخادم {status}.</translation>
    </message>
    <message>
        <source>The hub at {hub} cannot be reached.</source>
        <translation>لا يمكن الوصول إلى الخادم في {hub}.</translation>
    </message>
    <message>
        <source>The hub closed the connection.</source>
        <translation>أغلق الخادم الاتصال.</translation>
    </message>
    <message>
        <source>The hub does not know this screen; it needs a token.</source>
        <translation>الخادم لا يعرف هذه الشاشة؛ تحتاج إلى رمز.</translation>
    </message>
    <message>
        <source>The hub does not let this screen show “{station}”.</source>
        <translation>لا يسمح الخادم لهذه الشاشة بعرض «{station}».</translation>
    </message>
    <message>
        <source>The hub does not send what is missing here.</source>
        <translation>لا يرسل الخادم ما ينقص هنا.</translation>
    </message>
    <message>
        <source>The hub fell silent.</source>
        <translation>صمت الخادم.</translation>
    </message>
    <message>
        <source>The hub has a fault (HTTP {status}); this screen keeps asking.</source>
        <translation>في الخادم خلل (HTTP {status})؛ هذه الشاشة تواصل السؤال.</translation>
    </message>
    <message>
        <source>The hub has no station “{station}”.</source>
        <translation>ليس في الخادم محطة «{station}».</translation>
    </message>
    <message>
        <source>The hub is busy; this screen keeps asking.</source>
        <translation>الخادم مشغول؛ هذه الشاشة تواصل السؤال.</translation>
    </message>
    <message>
        <source>The hub takes nothing in.</source>
        <translation>الخادم لا يستقبل شيئًا.</translation>
    </message>
    <message>
        <source>This screen could not ask the hub.</source>
        <translation>تعذّر على هذه الشاشة سؤال الخادم.</translation>
    </message>
    <message>
        <source>This screen had a fault and starts anew.</source>
        <translation>حدث خلل في هذه الشاشة وتبدأ من جديد.</translation>
    </message>
    <message>
        <source>This screen keeps asking and starts by itself.
If it does not: choose another station, or ask whoever set it up.</source>
        <translation>تواصل هذه الشاشة السؤال وتبدأ وحدها.
وإلا: اختر محطة أخرى أو اسأل من أعدّها.</translation>
    </message>
    <message>
        <source>This screen no longer asks the hub.</source>
        <translation>لم تعد هذه الشاشة تسأل الخادم.</translation>
    </message>
    <message>
        <source>Tiles: all of one size</source>
        <translation>مربعات: حجم واحد</translation>
    </message>
    <message>
        <source>Try: is the hub&apos;s power on? Is its network cable in?
This screen keeps looking and starts by itself.</source>
        <translation>جرّب: هل الخادم موصول بالكهرباء؟ هل كابل الشبكة موصول؟
تواصل هذه الشاشة البحث وتبدأ وحدها.</translation>
    </message>
    <message>
        <source>UNROUTED</source>
        <translation>بلا محطة</translation>
    </message>
    <message>
        <source>Unpin: back to its own place</source>
        <translation>فك التثبيت: إلى مكانه</translation>
    </message>
    <message>
        <source>VIP</source>
        <translation>VIP</translation>
    </message>
    <message>
        <source>VOID</source>
        <translation>ملغى</translation>
    </message>
    <message>
        <source>VOID</source>
        <comment>state of a ticket</comment>
        <translation>ملغى</translation>
    </message>
    <message>
        <source>What answers at {hub} is not a hub of Heard (HTTP {status}).</source>
        <translation>ما يجيب في {hub} ليس خادم Heard (HTTP {status}).</translation>
    </message>
    <message>
        <source>What answers at {hub} is not a hub of Heard.</source>
        <translation>ما يجيب في {hub} ليس خادم Heard.</translation>
    </message>
    <message>
        <source>Wide</source>
        <translation>واسع</translation>
    </message>
    <message>
        <source>as on the menu</source>
        <translation>كما في القائمة</translation>
    </message>
    <message>
        <source>none to make</source>
        <translation>لا شيء للتحضير</translation>
    </message>
    <message>
        <source>order</source>
        <translation>الطلب</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>أمس {time}</translation>
    </message>
    <message>
        <source>{about}: {wish} waits for the hub</source>
        <translation>{about}: {wish} بانتظار الخادم</translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
    <message>
        <source>{dish}: there is some again</source>
        <translation>{dish}: متوفر من جديد</translation>
    </message>
    <message>
        <source>{hours} h {minutes}</source>
        <translation>{hours} س {minutes}</translation>
    </message>
    <message>
        <source>{hub} does not answer.</source>
        <translation>{hub} لا يجيب.</translation>
    </message>
    <message>
        <source>{hub} does not answer. Is the hub&apos;s power on?</source>
        <translation>{hub} لا يجيب. هل الخادم موصول بالكهرباء؟</translation>
    </message>
    <message>
        <source>{hub} hung up.</source>
        <translation>{hub} قطع الاتصال.</translation>
    </message>
    <message>
        <source>{hub} is there, but no hub runs on it.</source>
        <translation>{hub} موجود، لكن لا خادم يعمل عليه.</translation>
    </message>
    <message>
        <source>{name}, continued</source>
        <translation>{name}، تتمة</translation>
    </message>
    <message>
        <source>{not_done}. {detail}</source>
        <translation>{not_done}. {detail}</translation>
    </message>
    <message>
        <source>{not_done}: changed meanwhile. Look at the new line.</source>
        <translation>{not_done}: تغيّر في الأثناء. انظر السطر الجديد.</translation>
    </message>
    <message>
        <source>{not_done}: the order was cancelled. Stop making it.</source>
        <translation>{not_done}: أُلغي الطلب. أوقف تحضيره.</translation>
    </message>
    <message numerus="yes">
        <source>{numbers} and %n more</source>
        <translation>
            <numerusform>{numbers}</numerusform>
            <numerusform>{numbers} وواحد آخر</numerusform>
            <numerusform>{numbers} واثنان آخران</numerusform>
            <numerusform>{numbers} و%n أخرى</numerusform>
            <numerusform>{numbers} و%n أخرى</numerusform>
            <numerusform>{numbers} و%n أخرى</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{numbers} bumped by themselves: they stood here too long. Recall brings it back.</source>
        <translation>
            <numerusform>{numbers}</numerusform>
            <numerusform>{numbers} أُنهي تلقائيًا: بقي هنا طويلاً. يعيده الاسترجاع.</numerusform>
            <numerusform>{numbers} أُنهيا تلقائيًا: بقيا هنا طويلاً. يعيدهما الاسترجاع.</numerusform>
            <numerusform>{numbers} أُنهيت تلقائيًا: بقيت هنا طويلاً. يعيدها الاسترجاع.</numerusform>
            <numerusform>{numbers} أُنهيت تلقائيًا: بقيت هنا طويلاً. يعيدها الاسترجاع.</numerusform>
            <numerusform>{numbers} أُنهيت تلقائيًا: بقيت هنا طويلاً. يعيدها الاسترجاع.</numerusform>
        </translation>
    </message>
    <message>
        <source>{numbers} completed: the day has ended. Recall brings it back.</source>
        <translation>{numbers} اكتمل: انتهى اليوم. يعيده الاسترجاع.</translation>
    </message>
    <message>
        <source>{number} could not be changed. {detail}</source>
        <translation>تعذّر تغيير {number}. {detail}</translation>
    </message>
    <message>
        <source>{number} ready</source>
        <translation>{number} جاهز</translation>
    </message>
    <message>
        <source>{number} served</source>
        <translation>{number} قُدِّم</translation>
    </message>
    <message>
        <source>{number} started</source>
        <translation>{number} بدأ</translation>
    </message>
    <message>
        <source>{number} waits for the hub</source>
        <translation>{number} بانتظار الخادم</translation>
    </message>
    <message>
        <source>{number} was cancelled. Stop making it.</source>
        <translation>أُلغي {number}. أوقف تحضيره.</translation>
    </message>
    <message>
        <source>{number} was changed meanwhile. Look at the new line, then bump again.</source>
        <translation>تغيّر {number} في الأثناء. انظر السطر الجديد ثم أنهه مجددًا.</translation>
    </message>
    <message numerus="yes">
        <source>{orders} · %n waiting</source>
        <translation>
            <numerusform>{orders}</numerusform>
            <numerusform>{orders} · واحد ينتظر</numerusform>
            <numerusform>{orders} · اثنان ينتظران</numerusform>
            <numerusform>{orders} · %n تنتظر</numerusform>
            <numerusform>{orders} · %n تنتظر</numerusform>
            <numerusform>{orders} · %n تنتظر</numerusform>
        </translation>
    </message>
    <message>
        <source>{progress} · short {count}</source>
        <translation>{progress} · ينقص {count}</translation>
    </message>
    <message>
        <source>{state}, bumped by itself</source>
        <translation>{state}، أُنهي تلقائيًا</translation>
    </message>
    <message>
        <source>{weekday} {day} {month}</source>
        <translation>{weekday} {day} {month}</translation>
    </message>
    <message>
        <source>{why} Still trying.</source>
        <translation>{why} المحاولة مستمرة.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>NOT SECURE: the hub can be reached unencrypted from this network</source>
        <translation>غير آمن: يمكن الوصول إلى الخادم دون تشفير من هذه الشبكة</translation>
    </message>
    <message>
        <source>No orders. All heard.</source>
        <translation>لا طلبات. سُمع كل شيء.</translation>
    </message>
</context>
<context>
    <name>OrderCard</name>
    <message>
        <source>continues  →  %1/%2</source>
        <translation>يتبع  ←  %1/%2</translation>
    </message>
</context>
<context>
    <name>OrderPanel</name>
    <message>
        <source>This order has left the station.</source>
        <translation>غادر هذا الطلب المحطة.</translation>
    </message>
</context>
<context>
    <name>ProfilePanel</name>
    <message>
        <source>Run the kitchen by</source>
        <translation>تشغيل المطبخ حسب</translation>
    </message>
</context>
<context>
    <name>RecallPanel</name>
    <message>
        <source>Recall</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>↑ %1 new</source>
        <translation>↑ %1 جديد</translation>
    </message>
    <message>
        <source>Number, table, name or dish: the whole day</source>
        <translation>رقم أو طاولة أو اسم أو طبق: اليوم كله</translation>
    </message>
</context>
<context>
    <name>Scroll</name>
    <message>
        <source>↓ %1 more, swipe up</source>
        <translation>↓ %1 أخرى، اسحب لأعلى</translation>
    </message>
</context>
<context>
    <name>StationPicker</name>
    <message>
        <source>Which station is this?</source>
        <translation>أي محطة هذه؟</translation>
    </message>
    <message>
        <source>The hub has not told its stations yet.</source>
        <translation>لم يذكر الخادم محطاته بعد.</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>إبقاء %1</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>UNDO</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>TruthBar</name>
    <message>
        <source>NEW</source>
        <translation>جديد</translation>
    </message>
    <message>
        <source>COOKING</source>
        <translation>قيد التحضير</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>LATE</source>
        <translation>متأخر</translation>
    </message>
</context>
</TS>
