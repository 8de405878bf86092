#include "town/install.hpp"

#include "town/routes.hpp"
#include "town/verbs.hpp"

namespace town {

void install(cli::Installation& house) {
    demo_routes(house.routes);
    add_verbs(house);
}

} // namespace town
