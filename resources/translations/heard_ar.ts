<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar_EG">
<context>
    <name>AllDayColumn</name>
    <message>
        <source>All day</source>
        <translation>الإجمالي</translation>
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
        <source>Nothing to make. All done.</source>
        <translation>لا شيء للتحضير. كل شيء جاهز.</translation>
    </message>
</context>
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
</context>
<context>
    <name>AllDayRows</name>
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
        <source>%n fired</source>
        <comment>orders</comment>
        <translation>
            <numerusform>لم يبدأ شيء</numerusform>
            <numerusform>بدأ واحد</numerusform>
            <numerusform>بدأ اثنان</numerusform>
            <numerusform>بدأت %n</numerusform>
            <numerusform>بدأ %n</numerusform>
            <numerusform>بدأ %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fit here</source>
        <comment>columns of cards</comment>
        <translation>
            <numerusform>لا يتسع شيء</numerusform>
            <numerusform>يتسع واحد هنا</numerusform>
            <numerusform>يتسع اثنان هنا</numerusform>
            <numerusform>تتسع %n هنا</numerusform>
            <numerusform>يتسع %n هنا</numerusform>
            <numerusform>يتسع %n هنا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n keys learnt</source>
        <translation>
            <numerusform>لا مفاتيح</numerusform>
            <numerusform>مفتاح واحد</numerusform>
            <numerusform>مفتاحان</numerusform>
            <numerusform>%n مفاتيح</numerusform>
            <numerusform>%n مفتاحًا</numerusform>
            <numerusform>%n مفتاح</numerusform>
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
        <source>%n new</source>
        <comment>orders</comment>
        <translation>
            <numerusform>لا جديد</numerusform>
            <numerusform>طلب جديد</numerusform>
            <numerusform>جديدان</numerusform>
            <numerusform>%n جديدة</numerusform>
            <numerusform>%n جديدًا</numerusform>
            <numerusform>%n جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new tickets at once</source>
        <translation>
            <numerusform>لا طلبات جديدة دفعة واحدة</numerusform>
            <numerusform>طلب جديد دفعة واحدة</numerusform>
            <numerusform>طلبان جديدان دفعة واحدة</numerusform>
            <numerusform>%n طلبات جديدة دفعة واحدة</numerusform>
            <numerusform>%n طلبًا جديدًا دفعة واحدة</numerusform>
            <numerusform>%n طلب جديد دفعة واحدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them late</source>
        <comment>real orders</comment>
        <translation>
            <numerusform>لا متأخر</numerusform>
            <numerusform>واحد متأخر</numerusform>
            <numerusform>اثنان متأخران</numerusform>
            <numerusform>%n متأخرة</numerusform>
            <numerusform>%n متأخرة</numerusform>
            <numerusform>%n متأخرة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them new</source>
        <comment>real orders</comment>
        <translation>
            <numerusform>لا جديد</numerusform>
            <numerusform>واحد جديد</numerusform>
            <numerusform>اثنان جديدان</numerusform>
            <numerusform>%n جديدة</numerusform>
            <numerusform>%n جديدة</numerusform>
            <numerusform>%n جديدة</numerusform>
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
    <message numerus="yes">
        <source>%n real orders wait here</source>
        <translation>
            <numerusform>لا طلبات حقيقية هنا</numerusform>
            <numerusform>طلب حقيقي واحد ينتظر هنا</numerusform>
            <numerusform>طلبان حقيقيان ينتظران هنا</numerusform>
            <numerusform>%n طلبات حقيقية تنتظر هنا</numerusform>
            <numerusform>%n طلبًا حقيقيًا ينتظر هنا</numerusform>
            <numerusform>%n طلب حقيقي ينتظر هنا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets at once</source>
        <translation>
            <numerusform>لا طلبات دفعة واحدة</numerusform>
            <numerusform>طلب واحد دفعة واحدة</numerusform>
            <numerusform>طلبان دفعة واحدة</numerusform>
            <numerusform>%n طلبات دفعة واحدة</numerusform>
            <numerusform>%n طلبًا دفعة واحدة</numerusform>
            <numerusform>%n طلب دفعة واحدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tickets fired at once</source>
        <translation>
            <numerusform>لم تبدأ طلبات دفعة واحدة</numerusform>
            <numerusform>بدأ طلب واحد دفعة واحدة</numerusform>
            <numerusform>بدأ طلبان دفعة واحدة</numerusform>
            <numerusform>بدأت %n طلبات دفعة واحدة</numerusform>
            <numerusform>بدأ %n طلبًا دفعة واحدة</numerusform>
            <numerusform>بدأ %n طلب دفعة واحدة</numerusform>
        </translation>
    </message>
    <message>
        <source>+ ADDED</source>
        <translation>+ أُضيف</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>ساعة</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 دقيقة</translation>
    </message>
    <message>
        <source>30 minutes</source>
        <translation>30 دقيقة</translation>
    </message>
    <message>
        <source>5 minutes</source>
        <translation>5 دقائق</translation>
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
        <source>A number key</source>
        <translation>مفتاح رقم</translation>
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
        <source>After 1 hour</source>
        <translation>بعد ساعة</translation>
    </message>
    <message>
        <source>After 15 minutes</source>
        <translation>بعد 15 دقيقة</translation>
    </message>
    <message>
        <source>After 30 minutes</source>
        <translation>بعد 30 دقيقة</translation>
    </message>
    <message>
        <source>After 5 minutes</source>
        <translation>بعد 5 دقائق</translation>
    </message>
    <message>
        <source>Again until it is heeded</source>
        <translation>التكرار حتى الاستجابة</translation>
    </message>
    <message>
        <source>All day</source>
        <translation>الإجمالي</translation>
    </message>
    <message>
        <source>All day beside the cards</source>
        <translation>الإجمالي بجانب البطاقات</translation>
    </message>
    <message>
        <source>As learnt</source>
        <translation>كما تُعلّم</translation>
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
        <source>Brightness</source>
        <translation>السطوع</translation>
    </message>
    <message>
        <source>Brightness at night</source>
        <translation>السطوع ليلًا</translation>
    </message>
    <message>
        <source>Bump</source>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Bump bar</source>
        <translation>لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Bump bar like a KB9000</source>
        <translation>لوحة مثل KB9000</translation>
    </message>
    <message>
        <source>Bump bar that sends letters</source>
        <translation>لوحة ترسل حروفًا</translation>
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
        <source>Card 1</source>
        <translation>بطاقة 1</translation>
    </message>
    <message>
        <source>Card 10</source>
        <translation>بطاقة 10</translation>
    </message>
    <message>
        <source>Card 2</source>
        <translation>بطاقة 2</translation>
    </message>
    <message>
        <source>Card 3</source>
        <translation>بطاقة 3</translation>
    </message>
    <message>
        <source>Card 4</source>
        <translation>بطاقة 4</translation>
    </message>
    <message>
        <source>Card 5</source>
        <translation>بطاقة 5</translation>
    </message>
    <message>
        <source>Card 6</source>
        <translation>بطاقة 6</translation>
    </message>
    <message>
        <source>Card 7</source>
        <translation>بطاقة 7</translation>
    </message>
    <message>
        <source>Card 8</source>
        <translation>بطاقة 8</translation>
    </message>
    <message>
        <source>Card 9</source>
        <translation>بطاقة 9</translation>
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
        <source>Down</source>
        <translation>أسفل</translation>
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
        <source>FIRED {time}</source>
        <translation>بدأ {time}</translation>
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
        <source>Into the card</source>
        <translation>داخل البطاقة</translation>
    </message>
    <message>
        <source>It is not among the last orders.</source>
        <translation>ليس بين آخر الطلبات.</translation>
    </message>
    <message>
        <source>Key {key} is held down. It does nothing until it is let go.</source>
        <translation>المفتاح {key} مضغوط. لا يعمل حتى يُترك.</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>لوحة حروف</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>المفاتيح</translation>
    </message>
    <message>
        <source>Kitchen</source>
        <translation>المطبخ</translation>
    </message>
    <message>
        <source>LATE</source>
        <translation>متأخر</translation>
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
        <source>Left</source>
        <translation>يسار</translation>
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
        <source>More about the order</source>
        <translation>المزيد عن الطلب</translation>
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
        <source>Never</source>
        <translation>أبدًا</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>التالي</translation>
    </message>
    <message>
        <source>No live connection; orders are fetched instead and come a little later.</source>
        <translation>لا اتصال مباشر؛ تُجلب الطلبات وتصل متأخرة قليلاً.</translation>
    </message>
    <message>
        <source>No rush, no VIP</source>
        <translation>ليس عاجلاً ولا VIP</translation>
    </message>
    <message numerus="yes">
        <source>No such key? It goes on by itself in %n seconds.</source>
        <translation>
            <numerusform>لا مفتاح كهذا؟ يتابع الآن.</numerusform>
            <numerusform>لا مفتاح كهذا؟ يتابع وحده بعد ثانية.</numerusform>
            <numerusform>لا مفتاح كهذا؟ يتابع وحده بعد ثانيتين.</numerusform>
            <numerusform>لا مفتاح كهذا؟ يتابع وحده بعد %n ثوانٍ.</numerusform>
            <numerusform>لا مفتاح كهذا؟ يتابع وحده بعد %n ثانية.</numerusform>
            <numerusform>لا مفتاح كهذا؟ يتابع وحده بعد %n ثانية.</numerusform>
        </translation>
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
        <source>Numeric keypad</source>
        <translation>لوحة أرقام</translation>
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
        <source>One press lasts</source>
        <translation>مدة الضغطة</translation>
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
        <source>Page after</source>
        <translation>الصفحة التالية</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>الصفحة السابقة</translation>
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
        <source>All together, please</source>
        <translation>كلها معًا من فضلك</translation>
    </message>
    <message>
        <source>A manager scans this, or types on the hub&apos;s machine: {command}</source>
        <translation>يمسح المدير هذا، أو يكتب على جهاز المحور: {command}</translation>
    </message>
    <message>
        <source>As the settings file says.</source>
        <translation>كما يقول ملف الإعدادات.</translation>
    </message>
    <message>
        <source>As this machine does</source>
        <translation>كما في هذا الجهاز</translation>
    </message>
    <message>
        <source>Asking the hub …</source>
        <translation>جارٍ سؤال المحور …</translation>
    </message>
    <message>
        <source>Back to how it was</source>
        <translation>العودة إلى ما كان</translation>
    </message>
    <message>
        <source>Back to what the file says</source>
        <translation>العودة إلى الملف</translation>
    </message>
    <message>
        <source>Bell</source>
        <translation>جرس</translation>
    </message>
    <message>
        <source>Birthday: candle with the dessert</source>
        <translation>عيد ميلاد: شمعة مع الحلوى</translation>
    </message>
    <message>
        <source>Brownie</source>
        <translation>براوني</translation>
    </message>
    <message>
        <source>Burger</source>
        <translation>برجر</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>ملغى</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>تغيير الرمز</translation>
    </message>
    <message>
        <source>Changed after sending</source>
        <translation>تغيير بعد الإرسال</translation>
    </message>
    <message>
        <source>Chicken Wings</source>
        <translation>أجنحة دجاج</translation>
    </message>
    <message>
        <source>Choose a PIN</source>
        <translation>اختر رمزًا</translation>
    </message>
    <message>
        <source>Chosen here.</source>
        <translation>اختير هنا.</translation>
    </message>
    <message>
        <source>Desserts</source>
        <translation>حلويات</translation>
    </message>
    <message>
        <source>Did you hear it?</source>
        <translation>هل سمعته؟</translation>
    </message>
    <message>
        <source>Every 15 s</source>
        <translation>كل 15 ث</translation>
    </message>
    <message>
        <source>Every 30 s</source>
        <translation>كل 30 ث</translation>
    </message>
    <message>
        <source>Every minute</source>
        <translation>كل دقيقة</translation>
    </message>
    <message>
        <source>Fish</source>
        <translation>سمك</translation>
    </message>
    <message>
        <source>Fish and Chips</source>
        <translation>سمك وبطاطا</translation>
    </message>
    <message>
        <source>Fries</source>
        <translation>بطاطا مقلية</translation>
    </message>
    <message>
        <source>Going down</source>
        <translation>نازل</translation>
    </message>
    <message>
        <source>Going up</source>
        <translation>صاعد</translation>
    </message>
    <message numerus="yes">
        <source>Good for %n more minutes</source>
        <translation>
            <numerusform>انتهت صلاحيته</numerusform>
            <numerusform>صالح لدقيقة أخرى</numerusform>
            <numerusform>صالح لدقيقتين أخريين</numerusform>
            <numerusform>صالح لمدة %n دقائق أخرى</numerusform>
            <numerusform>صالح لمدة %n دقيقة أخرى</numerusform>
            <numerusform>صالح لمدة %n دقيقة أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>Hot</source>
        <translation>حار</translation>
    </message>
    <message>
        <source>Hub: {hub}</source>
        <translation>المحور: {hub}</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>انقطاع</translation>
    </message>
    <message>
        <source>Hurry</source>
        <translation>أسرع</translation>
    </message>
    <message>
        <source>In a hurry</source>
        <translation>مستعجل</translation>
    </message>
    <message>
        <source>It is “{state}” now.</source>
        <translation>الحالة الآن: «{state}».</translation>
    </message>
    <message>
        <source>It keeps the settings of this screen from being changed by chance: {least} to {most} digits. Whoever has the machine can reset a forgotten one: heard kiosk --forget-pin</source>
        <translation>يحمي إعدادات هذه الشاشة من التغيير سهوًا: من {least} إلى {most} أرقام. من لديه الجهاز يمكنه مسح رمز منسي: heard kiosk --forget-pin</translation>
    </message>
    <message>
        <source>It needs {least} to {most} digits.</source>
        <translation>يلزمه من {least} إلى {most} أرقام.</translation>
    </message>
    <message>
        <source>Key {key} is “{action}” already. Press another one, or {key} again to end.</source>
        <translation>المفتاح {key} هو «{action}» بالفعل. اضغط غيره، أو {key} مجددًا للإنهاء.</translation>
    </message>
    <message>
        <source>Knocking</source>
        <translation>طرق</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>كبير</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>متأخر</translation>
    </message>
    <message>
        <source>Learn keys</source>
        <translation>تعلّم المفاتيح</translation>
    </message>
    <message>
        <source>Let this screen in</source>
        <translation>السماح لهذه الشاشة بالدخول</translation>
    </message>
    <message>
        <source>MUTED</source>
        <translation>مكتوم</translation>
    </message>
    <message>
        <source>Mains</source>
        <translation>أطباق رئيسية</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>متوسط</translation>
    </message>
    <message>
        <source>Mild</source>
        <translation>خفيف</translation>
    </message>
    <message>
        <source>Milk</source>
        <translation>حليب</translation>
    </message>
    <message>
        <source>NO SPEAKER</source>
        <translation>لا مكبّر صوت</translation>
    </message>
    <message>
        <source>NOT HEARD</source>
        <translation>لا يُسمع</translation>
    </message>
    <message>
        <source>New order</source>
        <translation>طلب جديد</translation>
    </message>
    <message>
        <source>No</source>
        <translation>لا</translation>
    </message>
    <message>
        <source>No hub is heard: this screen knows of no real orders.</source>
        <translation>لا يُسمع خادم: لا تعرف هذه الشاشة طلبات حقيقية.</translation>
    </message>
    <message>
        <source>No other</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>No real order waits here</source>
        <translation>لا طلب حقيقي ينتظر هنا</translation>
    </message>
    <message>
        <source>Nobody this screen knows vouches for the hub&apos;s certificate.</source>
        <translation>لا أحد تعرفه هذه الشاشة يضمن شهادة المحور.</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>Not current any more</source>
        <translation>لم تعد محدّثة</translation>
    </message>
    <message>
        <source>Nothing can be kept on this machine: after a restart all is as before.</source>
        <translation>لا يمكن حفظ شيء على هذا الجهاز: بعد إعادة التشغيل يعود كل شيء كما كان.</translation>
    </message>
    <message>
        <source>Nuts</source>
        <translation>مكسرات</translation>
    </message>
    <message>
        <source>One stroke</source>
        <translation>ضربة واحدة</translation>
    </message>
    <message>
        <source>Other station</source>
        <translation>محطة أخرى</translation>
    </message>
    <message>
        <source>PIN for the settings</source>
        <translation>رمز الإعدادات</translation>
    </message>
    <message>
        <source>Pass</source>
        <translation>الممر</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>السابق</translation>
    </message>
    <message>
        <source>QUIET HOURS</source>
        <translation>ساعات الهدوء</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>الهدوء من</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>الهدوء حتى</translation>
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
        <source>Rare</source>
        <translation>قليل النضج</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>استرجاع</translation>
    </message>
    <message>
        <source>Rest without orders</source>
        <translation>سكون بلا طلبات</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>يمين</translation>
    </message>
    <message>
        <source>Rush</source>
        <translation>عاجل</translation>
    </message>
    <message>
        <source>Rush or VIP</source>
        <translation>عاجل أو VIP</translation>
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
        <source>SOUND</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>SOUND OFF</source>
        <translation>الصوت مغلق</translation>
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
        <source>Salad</source>
        <translation>سلطة</translation>
    </message>
    <message>
        <source>Screen</source>
        <translation>الشاشة</translation>
    </message>
    <message>
        <source>Second name of dishes</source>
        <translation>الاسم الثاني للأطباق</translation>
    </message>
    <message>
        <source>Second station beside it</source>
        <translation>محطة ثانية بجانبها</translation>
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
    <message>
        <source>Sesame</source>
        <translation>سمسم</translation>
    </message>
    <message>
        <source>Set where this screen was started.</source>
        <translation>حُدّد عند تشغيل هذه الشاشة.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
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
        <source>Small</source>
        <translation>صغير</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>الصوت</translation>
    </message>
    <message>
        <source>Sounding: {event}</source>
        <translation>يُسمع: {event}</translation>
    </message>
    <message>
        <source>Soup</source>
        <translation>حساء</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>المسافات</translation>
    </message>
    <message>
        <source>Spare the screen</source>
        <translation>حماية الشاشة</translation>
    </message>
    <message>
        <source>Start training</source>
        <translation>ابدأ التدريب</translation>
    </message>
    <message>
        <source>Starters</source>
        <translation>مقبلات</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>المحطة</translation>
    </message>
    <message>
        <source>Steak</source>
        <translation>ستيك</translation>
    </message>
    <message>
        <source>TAP AGAIN</source>
        <translation>انقر مجددًا</translation>
    </message>
    <message>
        <source>TRAINING</source>
        <translation>تدريب</translation>
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
        <source>Test the sound</source>
        <translation>اختبار الصوت</translation>
    </message>
    <message numerus="yes">
        <source>That is not the PIN. After %n more wrong tries it pauses.</source>
        <translation>
            <numerusform>ليس هذا الرمز.</numerusform>
            <numerusform>ليس هذا الرمز. بعد محاولة خاطئة أخرى يتوقف قليلاً.</numerusform>
            <numerusform>ليس هذا الرمز. بعد محاولتين خاطئتين يتوقف قليلاً.</numerusform>
            <numerusform>ليس هذا الرمز. بعد %n محاولات خاطئة يتوقف قليلاً.</numerusform>
            <numerusform>ليس هذا الرمز. بعد %n محاولة خاطئة يتوقف قليلاً.</numerusform>
            <numerusform>ليس هذا الرمز. بعد %n محاولة خاطئة يتوقف قليلاً.</numerusform>
        </translation>
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
        <source>The night begins</source>
        <translation>يبدأ الليل</translation>
    </message>
    <message>
        <source>The night ends</source>
        <translation>ينتهي الليل</translation>
    </message>
    <message>
        <source>The other end is wanted, too.</source>
        <translation>اختر الطرف الآخر أيضًا.</translation>
    </message>
    <message>
        <source>The other half of the screen</source>
        <translation>النصف الآخر من الشاشة</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>الرمز نفسه مرة أخرى</translation>
    </message>
    <message>
        <source>There is no such order in this lesson any more.</source>
        <translation>لم يعد هذا الطلب في التدريب.</translation>
    </message>
    <message>
        <source>These were other digits than before. Please choose again.</source>
        <translation>كانت أرقامًا أخرى. اختر من جديد.</translation>
    </message>
    <message>
        <source>This is not the hub this screen was paired with.</source>
        <translation>ليس هذا المحور الذي قُرنت به هذه الشاشة.</translation>
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
        <source>This screen was turned out. Let it in again?</source>
        <translation>أُخرجت هذه الشاشة. السماح لها بالدخول مجددًا؟</translation>
    </message>
    <message>
        <source>Three strokes</source>
        <translation>ثلاث ضربات</translation>
    </message>
    <message>
        <source>Tiles: all of one size</source>
        <translation>مربعات: حجم واحد</translation>
    </message>
    <message>
        <source>To the buttons</source>
        <translation>إلى الأزرار</translation>
    </message>
    <message>
        <source>Too many wrong tries. The next one can be made in {time}.</source>
        <translation>محاولات خاطئة كثيرة. التالية بعد {time}.</translation>
    </message>
    <message>
        <source>Training ends without a touch after</source>
        <translation>ينتهي التدريب دون لمس بعد</translation>
    </message>
    <message>
        <source>Try: is the hub&apos;s power on? Is its network cable in?
This screen keeps looking and starts by itself.</source>
        <translation>جرّب: هل الخادم موصول بالكهرباء؟ هل كابل الشبكة موصول؟
تواصل هذه الشاشة البحث وتبدأ وحدها.</translation>
    </message>
    <message>
        <source>Two soft strokes</source>
        <translation>ضربتان خفيفتان</translation>
    </message>
    <message>
        <source>UNROUTED</source>
        <translation>بلا محطة</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Unpin: back to its own place</source>
        <translation>فك التثبيت: إلى مكانه</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>أعلى</translation>
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
        <source>Volume</source>
        <translation>مستوى الصوت</translation>
    </message>
    <message>
        <source>Well done</source>
        <translation>ناضج جيدًا</translation>
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
        <source>Yes</source>
        <translation>نعم</translation>
    </message>
    <message>
        <source>as of {time}: the hub is not heard</source>
        <translation>حتى {time}: الخادم لا يُسمع</translation>
    </message>
    <message>
        <source>as on the menu</source>
        <translation>كما في القائمة</translation>
    </message>
    <message>
        <source>avocado</source>
        <translation>أفوكادو</translation>
    </message>
    <message>
        <source>bacon</source>
        <translation>لحم مقدد</translation>
    </message>
    <message>
        <source>bread</source>
        <translation>خبز</translation>
    </message>
    <message>
        <source>bumps its card</source>
        <translation>يُنهي بطاقته</translation>
    </message>
    <message>
        <source>butter</source>
        <translation>زبدة</translation>
    </message>
    <message>
        <source>celery</source>
        <translation>كرفس</translation>
    </message>
    <message>
        <source>cheese</source>
        <translation>جبن</translation>
    </message>
    <message>
        <source>cream</source>
        <translation>كريمة</translation>
    </message>
    <message>
        <source>cut in half</source>
        <translation>مقطوع نصفين</translation>
    </message>
    <message>
        <source>garlic dip</source>
        <translation>صلصة ثوم</translation>
    </message>
    <message>
        <source>ice cream</source>
        <translation>مثلجات</translation>
    </message>
    <message>
        <source>lemon</source>
        <translation>ليمون</translation>
    </message>
    <message>
        <source>none to make</source>
        <translation>لا شيء للتحضير</translation>
    </message>
    <message>
        <source>nuts</source>
        <translation>مكسرات</translation>
    </message>
    <message>
        <source>on a separate plate</source>
        <translation>في طبق منفصل</translation>
    </message>
    <message>
        <source>onion</source>
        <translation>بصل</translation>
    </message>
    <message>
        <source>order</source>
        <translation>الطلب</translation>
    </message>
    <message>
        <source>pepper sauce</source>
        <translation>صلصة فلفل</translation>
    </message>
    <message>
        <source>pickles</source>
        <translation>مخلل</translation>
    </message>
    <message>
        <source>salt</source>
        <translation>ملح</translation>
    </message>
    <message>
        <source>sauce</source>
        <translation>صلصة</translation>
    </message>
    <message>
        <source>sauce on the side</source>
        <translation>الصلصة جانبًا</translation>
    </message>
    <message>
        <source>selects, then BUMP</source>
        <translation>يختار ثم إنهاء</translation>
    </message>
    <message>
        <source>tartare sauce</source>
        <translation>صلصة تارتار</translation>
    </message>
    <message>
        <source>very hot plate</source>
        <translation>طبق ساخن جدًا</translation>
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
        <source>{station} goes as soon as the hub has its last bumps.</source>
        <translation>تختفي {station} حالما يستلم الخادم آخر ما أُنهي فيها.</translation>
    </message>
    <message>
        <source>{tickets}: {new}, {fired}</source>
        <translation>{tickets}: {new}، {fired}</translation>
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
    <name>LearnPanel</name>
    <message>
        <source>Press the key for</source>
        <translation>اضغط مفتاح</translation>
    </message>
    <message>
        <source>Skip: there is no such key</source>
        <translation>تخطَّ: لا يوجد مفتاح كهذا</translation>
    </message>
    <message>
        <source>That is all</source>
        <translation>هذا كل شيء</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
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
    <name>Pane</name>
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
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
</context>
<context>
    <name>Standby</name>
    <message>
        <source>NOT SECURE</source>
        <translation>غير آمن</translation>
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
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
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
    <name>TrainingBand</name>
    <message>
        <source>End training</source>
        <translation>إنهاء التدريب</translation>
    </message>
</context>
<context>
    <name>TrainingMark</name>
    <message>
        <source>TRAINING</source>
        <translation>تدريب</translation>
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
