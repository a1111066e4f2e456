import { addEmneFilter } from './EmneFilter.tsx';

/** A box that shortens the list of emner. */
const emne = document.querySelector<HTMLSelectElement>('#emne');
if (emne !== null) addEmneFilter(emne);
