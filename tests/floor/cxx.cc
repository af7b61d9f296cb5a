// Does with libstdc++, linked statically for a floor, what programs do. Arguments: the path of a plugin in C++.
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <dlfcn.h>
#include <filesystem>
#include <future>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <regex>
#include <shared_mutex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "try.h"

static int ended;
struct Ends {
    int *count;
    explicit Ends(int *count) : count(count)
    {
    }
    ~Ends()
    {
        ++*count;
    }
};
static Ends global(&ended);
static thread_local Ends local(&ended);
static thread_local std::string word = "own";

static void try_threads()
{
    std::vector<std::thread> threads;
    std::mutex mutex;
    std::condition_variable condition;
    int sum = 0;

    for (int i = 1; i <= 4; i++)
        threads.emplace_back([&, i] {
            std::lock_guard<std::mutex> hold(mutex);
            word += "er";
            sum += i + (local.count == &ended);
            condition.notify_all();
        });
    {
        std::unique_lock<std::mutex> hold(mutex);
        TRY(condition.wait_for(hold, std::chrono::seconds(20), [&] { return sum == 14; }));
        TRY(condition.wait_for(hold, std::chrono::milliseconds(10)) == std::cv_status::timeout);
    }
    for (auto &thread : threads)
        thread.join();
    TRY(ended == 4 && word == "own");

    std::shared_timed_mutex shared;
    TRY(shared.try_lock_for(std::chrono::milliseconds(10)));
    TRY(!shared.try_lock_shared_for(std::chrono::milliseconds(10)));
    std::timed_mutex timed;
    TRY(timed.try_lock_for(std::chrono::milliseconds(10)));
    TRY(std::async(std::launch::async, [] { return 6 * 7; }).get() == 42);
}

static void try_exceptions(const char *path)
{
    void *plugin = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    std::string caught;

    TRY(plugin != nullptr);
    if (!plugin) {
        std::printf("%s\n", dlerror());
        return;
    }
    auto fail = reinterpret_cast<void (*)(int)>(dlsym(plugin, "plugin_throw"));
    auto call = reinterpret_cast<int (*)(void (*)())>(dlsym(plugin, "plugin_call"));
    TRY(fail && call);
    try {
        fail(7);
    } catch (const std::exception &error) {
        caught = error.what();
    }
    TRY(caught == "from the plugin: 7");
    TRY(call([] { throw std::out_of_range("from the program"); }) == 16);
    std::thread([&] {
        try {
            fail(8);
        } catch (const std::runtime_error &error) {
            caught = error.what();
        }
    }).join();
    TRY(caught == "from the plugin: 8");
}

static void try_library()
{
    std::ostringstream out;
    std::map<std::string, std::shared_ptr<int>> map;
    std::random_device device;

    map["x"] = std::make_shared<int>(5);
    out << *map["x"] << ' ' << 1.5 << ' ' << std::boolalpha << std::filesystem::exists("/");
    TRY(out.str() == "5 1.5 true");
    TRY((device() | device() | device()) != 0);
    TRY(std::regex_match("abc123", std::regex("[a-z]+\\d+")));
    TRY(std::stod("2.5") == 2.5 && std::stol("-12") == -12);
    TRY(std::chrono::steady_clock::now().time_since_epoch().count() > 0);
    TRY(std::filesystem::is_directory(std::filesystem::current_path()));
}

int main(int, char **arguments)
{
    try_threads();
    try_exceptions(arguments[1]);
    try_library();
    std::cout.flush();
    return TRIED("cxx");
}
