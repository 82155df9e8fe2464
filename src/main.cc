#include "cli/cli.h"

int main(int argc, char** argv) { return vedette::run_cli(argc, argv); }
