import {Usage} from './usage.jsx';

export default function Page() {
  return <Usage />;
}
