#include "RegulationData.h"

static const unsigned char aliases[] = {
#embed "tables/aliases.csv"
};
static const unsigned char catalogue[] = {
#embed "tables/catalogue.csv"
};
static const unsigned char categories[] = {
#embed "tables/categories.csv"
};
static const unsigned char compatibility[] = {
#embed "tables/compatibility.csv"
};
static const unsigned char editions[] = {
#embed "tables/editions.csv"
};
static const unsigned char elements[] = {
#embed "tables/elements.csv"
};
static const unsigned char exceptions[] = {
#embed "tables/exceptions.csv"
};
static const unsigned char exemptions[] = {
#embed "tables/exemptions.csv"
};
static const unsigned char figures[] = {
#embed "tables/figures.csv"
};
static const unsigned char indicator_goals[] = {
#embed "tables/indicator_goals.csv"
};
static const unsigned char indicator_plans[] = {
#embed "tables/indicator_plans.csv"
};
static const unsigned char indicators[] = {
#embed "tables/indicators.csv"
};
static const unsigned char label_fields[] = {
#embed "tables/label_fields.csv"
};
static const unsigned char label_hazards[] = {
#embed "tables/label_hazards.csv"
};
static const unsigned char label_sizes[] = {
#embed "tables/label_sizes.csv"
};
static const unsigned char label_volumes[] = {
#embed "tables/label_volumes.csv"
};
static const unsigned char labels[] = {
#embed "tables/labels.csv"
};
static const unsigned char law_map[] = {
#embed "tables/law_map.csv"
};
static const unsigned char laws[] = {
#embed "tables/laws.csv"
};
static const unsigned char methods[] = {
#embed "tables/methods.csv"
};
static const unsigned char neighbours[] = {
#embed "tables/neighbours.csv"
};
static const unsigned char parameters[] = {
#embed "tables/parameters.csv"
};
static const unsigned char patterns[] = {
#embed "tables/patterns.csv"
};
static const unsigned char regions[] = {
#embed "tables/regions.csv"
};
static const unsigned char tolerances[] = {
#embed "tables/tolerances.csv"
};
static const unsigned char vocabularies[] = {
#embed "tables/vocabularies.csv"
};
static const unsigned char workdays[] = {
#embed "tables/workdays.csv"
};

// Profiles of streams: a new one here is built in; a ledger can adopt others (Schemas/stream.md).
static const unsigned char stream_construction[] = {
#embed "tables/streams/construction.json"
};
static const unsigned char stream_dead_livestock[] = {
#embed "tables/streams/dead_livestock.json"
};
static const unsigned char stream_domestic[] = {
#embed "tables/streams/domestic.json"
};
static const unsigned char stream_film[] = {
#embed "tables/streams/film.json"
};
static const unsigned char stream_general_industrial[] = {
#embed "tables/streams/general_industrial.json"
};
static const unsigned char stream_household_hazardous[] = {
#embed "tables/streams/household_hazardous.json"
};
static const unsigned char stream_kitchen[] = {
#embed "tables/streams/kitchen.json"
};
static const unsigned char stream_manure[] = {
#embed "tables/streams/manure.json"
};
static const unsigned char stream_pesticide_packaging[] = {
#embed "tables/streams/pesticide_packaging.json"
};
static const unsigned char stream_recyclables[] = {
#embed "tables/streams/recyclables.json"
};
static const unsigned char stream_sludge[] = {
#embed "tables/streams/sludge.json"
};
static const unsigned char stream_straw[] = {
#embed "tables/streams/straw.json"
};

static const struct {
    const char *name;
    const unsigned char *text;
    size_t length;
} tables[] = {
#define TABLE(name) { #name, name, sizeof name }
    TABLE(aliases),         TABLE(catalogue),       TABLE(categories),      TABLE(compatibility),
    TABLE(editions),        TABLE(elements),        TABLE(exceptions),      TABLE(exemptions),
    TABLE(figures),         TABLE(indicator_goals), TABLE(indicator_plans), TABLE(indicators),
    TABLE(label_fields),    TABLE(label_hazards),   TABLE(label_sizes),     TABLE(label_volumes),
    TABLE(labels),          TABLE(law_map),         TABLE(laws),            TABLE(methods),
    TABLE(neighbours),      TABLE(parameters),      TABLE(patterns),        TABLE(regions),
    TABLE(tolerances),      TABLE(vocabularies),    TABLE(workdays),
#define STREAM(name) { "streams/" #name, stream_##name, sizeof stream_##name }
    STREAM(construction), STREAM(dead_livestock), STREAM(domestic), STREAM(film),
    STREAM(general_industrial), STREAM(household_hazardous), STREAM(kitchen), STREAM(manure),
    STREAM(pesticide_packaging), STREAM(recyclables), STREAM(sludge), STREAM(straw),
};

const size_t liandan_table_count = sizeof tables / sizeof tables[0];

const char *liandan_table_name(size_t index) { return tables[index].name; }

const unsigned char *liandan_table_text(size_t index) { return tables[index].text; }

size_t liandan_table_length(size_t index) { return tables[index].length; }
