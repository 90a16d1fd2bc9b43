/** The class of `<a2b-range-picker>`, registering nothing. */
export {A2bRangePicker} from '../widgets/range-picker/range-picker.js';
