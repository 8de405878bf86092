#include "app/metrics.hpp"

#include <fstream>
#include <string_view>

#include <fmt/format.h>
#include <unistd.h>

#include "web/matching.hpp"

namespace app {
namespace {

constexpr const char* text_format = "text/plain; version=0.0.4; charset=utf-8";

// "0.0025": the unit is the second, whole microseconds are what we have.
std::string in_seconds(std::int64_t microseconds) {
    auto text = fmt::format("{}.{:06}", microseconds / 1'000'000, microseconds % 1'000'000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) {
        text.pop_back();
    }
    return text;
}

std::string as_it_is(std::int64_t number) {
    return std::to_string(number);
}

struct Label {
    std::string_view name;
    std::string value;
};
using Labels = std::vector<Label>;

// Backslash, quote and line end are written as the format wants them.
std::string escaped(std::string_view value) {
    std::string text;
    for (const char each : value) {
        if (each == '\\' || each == '"') {
            text += '\\';
        }
        text += each == '\n' ? "\\n" : std::string(1, each);
    }
    return text;
}

// Families come one after the other, each with its samples right behind its head.
class Text {
public:
    void family(std::string_view name, std::string_view type, std::string_view help) {
        name_ = name;
        text_ += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", name, help, type);
    }

    void sample(const Labels& labels, std::int64_t value) { line("", labels, as_it_is(value)); }

    template <std::size_t buckets>
    void histogram(Labels labels,
                   const base::Histogram<buckets>& histogram,
                   std::string (*in_unit)(std::int64_t)) {
        const auto seen = histogram.read();
        labels.push_back({"le", ""});
        for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
            labels.back().value = in_unit(histogram.bounds().at(bucket));
            line("_bucket", labels, as_it_is(seen.up_to.at(bucket)));
        }
        labels.back().value = "+Inf";
        line("_bucket", labels, as_it_is(seen.count()));
        labels.pop_back();
        line("_sum", labels, in_unit(seen.sum));
        line("_count", labels, as_it_is(seen.count()));
    }

    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    void line(std::string_view suffix, const Labels& labels, std::string_view value) {
        text_ += name_;
        text_ += suffix;
        char before = '{';
        for (const auto& label : labels) {
            if (!label.value.empty()) {
                text_ += fmt::format("{}{}=\"{}\"", before, label.name, escaped(label.value));
                before = ',';
            }
        }
        text_ += before == ',' ? "} " : " ";
        text_ += value;
        text_ += '\n';
    }

    std::string name_;
    std::string text_;
};

void write_record(Text& text, const std::vector<Watched>& areas) {
    text.family("songyuan_turns_total", "counter", "Turns by what came of them.");
    for (const auto& [area, state, writer, web, open_cases] : areas) {
        for (std::size_t at = 0; at < writer.outcomes.size(); ++at) {
            text.sample({{"area", area}, {"outcome", std::string(journal::outcome_names.at(at))}},
                        writer.outcomes.at(at));
        }
    }
    text.family("songyuan_batch_turns", "histogram", "Turns that were committed together.");
    for (const auto& each : areas) {
        text.histogram({{"area", each.area}}, each.writer.batch_turns, as_it_is);
    }
    text.family("songyuan_commit_duration_seconds",
                "histogram",
                "How long the store took to make a batch durable.");
    for (const auto& each : areas) {
        text.histogram({{"area", each.area}}, each.writer.commits, in_seconds);
    }
    text.family("songyuan_queue_length", "gauge", "Turns that wait for the writer.");
    for (const auto& each : areas) {
        text.sample({{"area", each.area}}, each.writer_state.waiting);
    }
    text.family("songyuan_queue_length_max", "gauge", "Turns that may wait; one more is 503.");
    for (const auto& each : areas) {
        text.sample({{"area", each.area}}, journal::queue_jobs_max);
    }
    text.family("songyuan_tree_size", "gauge", "Entries of the record.");
    for (const auto& each : areas) {
        text.sample({{"area", each.area}}, each.writer_state.size);
    }
    text.family("songyuan_read_only", "gauge", "1 while nothing can be recorded.");
    for (const auto& each : areas) {
        text.sample({{"area", each.area}}, each.writer_state.is_read_only ? 1 : 0);
    }
}

void write_cases(Text& text, const std::vector<Watched>& areas) {
    text.family("songyuan_open_cases",
                "gauge",
                "Open cases: green in time, amber due before the next working day, red overdue, "
                "grey suspended.");
    for (const auto& each : areas) {
        if (const auto& open = each.open_cases) {
            text.sample({{"area", each.area}, {"colour", "green"}}, open->green);
            text.sample({{"area", each.area}, {"colour", "amber"}}, open->amber);
            text.sample({{"area", each.area}, {"colour", "red"}}, open->red);
            text.sample({{"area", each.area}, {"colour", "grey"}}, open->grey);
        }
    }
}

// Routes that nobody asked for yet and statuses that were never answered are left out.
void write_web(Text& text, const std::vector<Watched>& areas) {
    text.family("songyuan_http_request_duration_seconds",
                "histogram",
                "From a request that was read to its answer, by route.");
    for (const auto& each : areas) {
        for (const auto& route : each.web.routes().table()) {
            const auto& durations = each.web.of(route);
            if (durations.read().count() > 0) {
                text.histogram({{"area", each.area},
                                {"method", std::string(web::name_of(route.method))},
                                {"route", route.pattern}},
                               durations,
                               in_seconds);
            }
        }
    }
    text.family("songyuan_http_responses_total", "counter", "Answers by status.");
    for (const auto& each : areas) {
        for (int status = 0; status < web::Measures::statuses_end; ++status) {
            if (const auto count = each.web.answered_with(status); count > 0) {
                text.sample({{"area", each.area}, {"status", std::to_string(status)}}, count);
            }
        }
    }
}

void write_machine(Text& text, const Watch& watch) {
    text.family("songyuan_build_info", "gauge", "Which version runs.");
    text.sample({{"version", SONGYUAN_VERSION}}, 1);
    text.family("songyuan_connections", "gauge", "Who is connected.");
    text.sample({}, watch.connections.here);
    text.family("songyuan_connections_max", "gauge", "How many may be.");
    text.sample({}, watch.connections.most);
    text.family("songyuan_connections_let_go_total",
                "counter",
                "Silent connections that had to make room.");
    text.sample({}, watch.connections.let_go);
    text.family("songyuan_uploads", "gauge", "Uploads that arrive or wait for their answer.");
    text.sample({}, watch.connections.uploads);
    text.family("process_resident_memory_bytes", "gauge", "Memory in use.");
    text.sample({}, watch.memory_bytes);
}

} // namespace

std::string as_metrics(const Watch& watch) {
    Text text;
    write_machine(text, watch);
    write_record(text, watch.areas);
    write_cases(text, watch.areas);
    write_web(text, watch.areas);
    return text.take();
}

std::int64_t memory_bytes_now() {
    std::ifstream file("/proc/self/statm");
    std::int64_t all = 0;
    std::int64_t resident = 0;
    file >> all >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

void install_metrics(cli::Installation& installation, const Watching& watching) {
    installation.routes.get(
        "/metrics",
        web::Access::Watchman,
        "How the house does in Prometheus' text format; for watchmen.",
        [&watching](const web::Request& request) -> base::Result<web::Answer> {
            base::ensure(bool(watching), "a server is asked how it does");
            return web::Answer(web::File{text_format, as_metrics(watching(request)), "", {}});
        });
    web::Description text;
    text.media_type = "text/plain";
    installation.routes.describe(web::Method::Get, "/metrics", std::move(text));
}

} // namespace app
