// A shared object in C++ with a libstdc++ of its own: exceptions go out of it and come through it.
#include <stdexcept>
#include <string>

extern "C" void plugin_throw(int number)
{
    throw std::runtime_error("from the plugin: " + std::to_string(number));
}

extern "C" int plugin_call(void (*function)())
{
    try {
        function();
    } catch (const std::exception &error) {
        return static_cast<int>(std::string(error.what()).size());
    }
    return -1;
}
