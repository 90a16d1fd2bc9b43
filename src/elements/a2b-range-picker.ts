import {A2bRangePicker} from '../widgets/range-picker/range-picker.js';
import {define} from './define.js';

define('a2b-range-picker', A2bRangePicker);

export {A2bRangePicker};
