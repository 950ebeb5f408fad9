using System.Text.Json;
using System.Text.Json.Serialization;

namespace LifecycleKit.Customers;

/// <summary>Writes the names of an enum in camelCase and reads nothing but names.</summary>
internal sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
