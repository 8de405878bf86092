#include "app/outward.hpp"

#include <algorithm>
#include <array>

namespace app {
namespace {

using base::refuse;
using base::Why;

// Mail speaks the street's language.
base::Result<notices::Senders> senders_of(const cli::Machine& machine,
                                          const std::string& site,
                                          const text::Catalogues& catalogues) {
    const std::array mail = {
        machine.mail_server.empty(), machine.mail_from.empty(), machine.mail_to.empty()};
    const std::array hook = {machine.hook_url.empty(), machine.hook_secret.empty()};
    const auto is_half = [](const auto& missing) {
        return std::ranges::count(missing, missing.front()) != std::ssize(missing);
    };
    if (is_half(mail) || is_half(hook)) {
        return refuse(Why::Invalid, "app.notices_need_all");
    }
    notices::Senders senders;
    if (!machine.mail_server.empty()) {
        senders.push_back(notices::mail_sender({machine.mail_server,
                                                machine.mail_from,
                                                machine.mail_to,
                                                machine.mail_user,
                                                machine.mail_password},
                                               site,
                                               catalogues.in(text::Language::Chinese)));
    }
    if (!machine.hook_url.empty()) {
        senders.push_back(notices::hook_sender({machine.hook_url, machine.hook_secret}, site));
    }
    if (!senders.empty() && site.empty()) {
        return refuse(Why::Invalid, "app.notices_need_site");
    }
    return senders;
}

open311::Partners partners_of(const cli::Machine& machine) {
    open311::Partners partners;
    for (const auto& body : machine.open311) {
        partners.push_back({body.category,
                            body.endpoint,
                            body.jurisdiction,
                            body.key,
                            body.service_code,
                            body.format == "json" ? open311::Format::Json : open311::Format::Xml,
                            body.tells == "words" ? open311::Tells::Words : open311::Tells::Public,
                            body.has_updates});
    }
    return partners;
}

} // namespace

notices::Channels Outward::channels() const {
    notices::Channels channels;
    for (const auto& sender : senders) {
        channels.push_back(sender->channel());
    }
    return channels;
}

base::Result<Outward> outward_of(const cli::Machine& machine,
                                 const std::string& site,
                                 const text::Catalogues& catalogues) {
    auto senders = senders_of(machine, site, catalogues);
    if (!senders) {
        return base::refusal_of(senders);
    }
    auto partners = partners_of(machine);
    if (!partners.empty() && site.empty()) {
        return refuse(Why::Invalid, "app.partners_need_site");
    }
    return Outward{std::move(*senders), std::move(partners), site};
}

} // namespace app
