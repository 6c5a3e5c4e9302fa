/* version.h: the program's version: the one definition that --version, the
 * register of every workspace and the Debian package take it from. */
#ifndef QUADRO_BASE_VERSION_H
#define QUADRO_BASE_VERSION_H

#define QUADRO_VERSION "1.0.0"

#endif
