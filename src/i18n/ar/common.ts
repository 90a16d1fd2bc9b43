import type {Table} from '../en.js';
import type {common as english} from '../en/common.js';

/** Arabic: what every card may say. */
export const common = {
  language: 'ar',

  'common.loading': 'جارٍ التحميل…',
  'common.refreshing': 'جارٍ التحديث…',
  'common.retry': 'إعادة المحاولة',
  'common.sample': 'بيانات تجريبية',
  'common.more': 'المزيد',
  'common.less': 'أقل',
  'common.cancel': 'إلغاء',
  'common.tableOf': '{name}، جدول',
  'common.showTable': 'العرض كجدول',
  'common.showChart': 'العرض كرسم بياني',
  'common.downloadCsv': 'تنزيل CSV',
  'common.downloadImage': 'تنزيل الصورة',
  'common.downloading': 'جارٍ تجهيز التنزيل…',
  'common.rowsOf': '{rows} من {total} من الصفوف',
  'common.downloadFailed': 'فشل التنزيل.',
  'common.newTab': 'يُفتح في علامة تبويب جديدة',
  'common.chartKeys': 'استخدم مفاتيح الأسهم لقراءة القيم.',

  'common.asOf': 'حتى {time}',
  'common.stale': 'تُعرض آخر الأرقام ({time}). تعذّر تحديثها.',
  'common.estimate': 'تقدير',
  'common.range': '{min} إلى {max}',
  'common.total': 'المجموع',
  'common.unknown': 'غير معروف',

  'common.tokens': {
    zero: '{count} رمز', one: 'رمز واحد', two: 'رمزان',
    few: '{count} رموز', many: '{count} رمزًا', other: '{count} رمز',
  },
  'common.requests': {
    zero: '{count} طلب', one: 'طلب واحد', two: 'طلبان',
    few: '{count} طلبات', many: '{count} طلبًا', other: '{count} طلب',
  },
  'common.days': {
    zero: '{count} يوم', one: 'يوم واحد', two: 'يومين',
    few: '{count} أيام', many: '{count} يومًا', other: '{count} يوم',
  },

  'common.unattributed': 'غير منسوب',
  'common.unattributedHint': 'استخدام لا يتبع أي مشروع أو مزوّد.',
  'common.deletedName': '{name} (محذوف)',
  'common.other': {
    zero: 'أخرى ({count})', one: 'أخرى ({count})', two: 'أخرى ({count})',
    few: 'أخرى ({count})', many: 'أخرى ({count})', other: 'أخرى ({count})',
  },
  'common.unpriced': 'بلا سعر',
  'common.unpricedHint': 'لا يُعرف سعر لهذا الاستخدام. وهو ليس مجانيًا.',
  'common.partlyUnpriced': {
    zero: '{count} رمز بلا سعر حتى الآن، لذا فالتكلفة الفعلية أعلى.',
    one: 'رمز واحد بلا سعر حتى الآن، لذا فالتكلفة الفعلية أعلى.',
    two: 'رمزان بلا سعر حتى الآن، لذا فالتكلفة الفعلية أعلى.',
    few: '{count} رموز بلا سعر حتى الآن، لذا فالتكلفة الفعلية أعلى.',
    many: '{count} رمزًا بلا سعر حتى الآن، لذا فالتكلفة الفعلية أعلى.',
    other: '{count} رمز بلا سعر حتى الآن، لذا فالتكلفة الفعلية أعلى.',
  },
  'common.atLeast': '{amount} على الأقل',
  'common.atLeastHint': '{amount} على الأقل: جزء من الاستخدام بلا سعر حتى الآن.',
  'common.doesNotAddUp': 'مجموع الأجزاء {sum}؛ والمجموع المُرسَل {total}.',
  'common.mixedCurrencies': 'لا تُجمع المبالغ بعملات مختلفة.',
  'common.notDrawn': {
    zero: '{count} قيمة سالبة غير مرسومة؛ وهي في الجدول.',
    one: 'قيمة سالبة واحدة غير مرسومة؛ وهي في الجدول.',
    two: 'قيمتان سالبتان غير مرسومتين؛ وهما في الجدول.',
    few: '{count} قيم سالبة غير مرسومة؛ وهي في الجدول.',
    many: '{count} قيمة سالبة غير مرسومة؛ وهي في الجدول.',
    other: '{count} قيمة سالبة غير مرسومة؛ وهي في الجدول.',
  },
  'common.rowsUnreadable': {
    zero: 'تعذّرت قراءة {count} صف',
    one: 'تعذّرت قراءة صف واحد',
    two: 'تعذّرت قراءة صفّين',
    few: 'تعذّرت قراءة {count} صفوف',
    many: 'تعذّرت قراءة {count} صفًا',
    other: 'تعذّرت قراءة {count} صف',
  },

  'error.network': 'تعذّر الوصول إلى الخادم. تحقّق من اتصالك.',
  'error.timeout': 'يستغرق الخادم وقتًا طويلًا للرد.',
  'error.auth': 'سجّل الدخول لعرض استخدامك.',
  'error.not-available': 'غير متاح على هذا الخادم بعد.',
  'error.rate-limit': 'طلبات كثيرة جدًا. حاول مجددًا الساعة {time}.',
  'error.rate-limit-soon': 'طلبات كثيرة جدًا. حاول مجددًا بعد قليل.',
  'error.request': 'تعذّر على الخادم الرد على هذا الطلب.',
  'error.server': 'حدث خطأ ما في الخادم.',
  'error.contract': 'تعذّرت قراءة رد الخادم.',
  'error.render': 'تعذّر عرض هذه البطاقة.',
} satisfies Pick<Table, keyof typeof english>;
