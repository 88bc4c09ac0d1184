/** In the browser all that can be known is what the file system says itself. */
export const isWriteProtected = async (): Promise<boolean> => false;
export const hasRoomFor = async (): Promise<boolean> => true;
