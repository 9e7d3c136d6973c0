// Written by scripts/embed-assets: the files of themes/, languages/ and sample-projects/, byte for byte.
#include "CAssets.h"

static const unsigned char asset_0[] = {
#embed "../../languages/de.toml"
};

static const unsigned char asset_1[] = {
#embed "../../sample-projects/bank-helpdesk/en.json"
};

static const unsigned char asset_2[] = {
#embed "../../sample-projects/bank-helpdesk/entities.json"
};

static const unsigned char asset_3[] = {
#embed "../../sample-projects/bank-helpdesk/project.json"
};

static const unsigned char asset_4[] = {
#embed "../../sample-projects/clinic-frontdesk/en.json"
};

static const unsigned char asset_5[] = {
#embed "../../sample-projects/clinic-frontdesk/entities.json"
};

static const unsigned char asset_6[] = {
#embed "../../sample-projects/clinic-frontdesk/project.json"
};

static const unsigned char asset_7[] = {
#embed "../../sample-projects/coffee-bar/en.json"
};

static const unsigned char asset_8[] = {
#embed "../../sample-projects/coffee-bar/entities.json"
};

static const unsigned char asset_9[] = {
#embed "../../sample-projects/coffee-bar/project.json"
};

static const unsigned char asset_10[] = {
#embed "../../sample-projects/smart-home/en.json"
};

static const unsigned char asset_11[] = {
#embed "../../sample-projects/smart-home/entities.json"
};

static const unsigned char asset_12[] = {
#embed "../../sample-projects/smart-home/hi.json"
};

static const unsigned char asset_13[] = {
#embed "../../sample-projects/smart-home/project.json"
};

static const unsigned char asset_14[] = {
#embed "../../sample-projects/travel-desk/de.json"
};

static const unsigned char asset_15[] = {
#embed "../../sample-projects/travel-desk/entities.json"
};

static const unsigned char asset_16[] = {
#embed "../../sample-projects/travel-desk/es.json"
};

static const unsigned char asset_17[] = {
#embed "../../sample-projects/travel-desk/project.json"
};

static const unsigned char asset_18[] = {
#embed "../../themes/colour-blind.toml"
};

static const unsigned char asset_19[] = {
#embed "../../themes/dark.toml"
};

static const unsigned char asset_20[] = {
#embed "../../themes/dusk.toml"
};

static const unsigned char asset_21[] = {
#embed "../../themes/forest.toml"
};

static const unsigned char asset_22[] = {
#embed "../../themes/high-contrast.toml"
};

static const unsigned char asset_23[] = {
#embed "../../themes/light.toml"
};

static const unsigned char asset_24[] = {
#embed "../../themes/paper.toml"
};

static const unsigned char asset_25[] = {
#embed "../../themes/sixteen.toml"
};

static const struct trainyard_asset assets[] = {
    {"languages/de.toml", asset_0, sizeof asset_0},
    {"sample-projects/bank-helpdesk/en.json", asset_1, sizeof asset_1},
    {"sample-projects/bank-helpdesk/entities.json", asset_2, sizeof asset_2},
    {"sample-projects/bank-helpdesk/project.json", asset_3, sizeof asset_3},
    {"sample-projects/clinic-frontdesk/en.json", asset_4, sizeof asset_4},
    {"sample-projects/clinic-frontdesk/entities.json", asset_5, sizeof asset_5},
    {"sample-projects/clinic-frontdesk/project.json", asset_6, sizeof asset_6},
    {"sample-projects/coffee-bar/en.json", asset_7, sizeof asset_7},
    {"sample-projects/coffee-bar/entities.json", asset_8, sizeof asset_8},
    {"sample-projects/coffee-bar/project.json", asset_9, sizeof asset_9},
    {"sample-projects/smart-home/en.json", asset_10, sizeof asset_10},
    {"sample-projects/smart-home/entities.json", asset_11, sizeof asset_11},
    {"sample-projects/smart-home/hi.json", asset_12, sizeof asset_12},
    {"sample-projects/smart-home/project.json", asset_13, sizeof asset_13},
    {"sample-projects/travel-desk/de.json", asset_14, sizeof asset_14},
    {"sample-projects/travel-desk/entities.json", asset_15, sizeof asset_15},
    {"sample-projects/travel-desk/es.json", asset_16, sizeof asset_16},
    {"sample-projects/travel-desk/project.json", asset_17, sizeof asset_17},
    {"themes/colour-blind.toml", asset_18, sizeof asset_18},
    {"themes/dark.toml", asset_19, sizeof asset_19},
    {"themes/dusk.toml", asset_20, sizeof asset_20},
    {"themes/forest.toml", asset_21, sizeof asset_21},
    {"themes/high-contrast.toml", asset_22, sizeof asset_22},
    {"themes/light.toml", asset_23, sizeof asset_23},
    {"themes/paper.toml", asset_24, sizeof asset_24},
    {"themes/sixteen.toml", asset_25, sizeof asset_25},
};

size_t trainyard_asset_count(void) { return sizeof assets / sizeof assets[0]; }

struct trainyard_asset trainyard_asset_at(size_t index) { return assets[index]; }
