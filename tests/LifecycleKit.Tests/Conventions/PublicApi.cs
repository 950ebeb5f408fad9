using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace LifecycleKit.Tests.Conventions;

/// <summary>All that a user of some types can name, as text: a block for each type, a line for each member, in a fixed order.</summary>
internal static class PublicApi
{
    private const string Indent = "    ";

    public static string TextOf(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types.OrderBy(ApiNames.Declared, StringComparer.Ordinal))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(Header(type)).Append('\n');
            foreach (var member in ApiMembers.Of(type))
                text.Append(Indent).Append(member).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The lines of one text alone: those of the first with a minus, of the second with a plus, each with its type.</summary>
    public static IReadOnlyList<string> Difference(string before, string after)
    {
        var (old, now) = (Qualified(before), Qualified(after));
        return [.. old.Except(now).Select(line => $"- {line}"), .. now.Except(old).Select(line => $"+ {line}")];
    }

    private static List<string> Qualified(string text)
    {
        var header = "";
        var lines = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var isMember = line.StartsWith(Indent, StringComparison.Ordinal);
            if (!isMember) header = line;
            lines.Add(isMember ? $"{header}: {line.Trim()}" : line);
        }

        return lines;
    }

    private static string Header(Type type)
    {
        var name = ApiNames.Declared(type);
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {ApiMembers.Return(invoke)} {name}({ApiMembers.Parameters(invoke.GetParameters())})"
                + ApiNames.Constraints(type.GetGenericArguments());
        }

        if (type.IsEnum)
        {
            var flags = type.IsDefined(typeof(FlagsAttribute)) ? "[Flags] " : "";
            return $"{flags}enum {name} : {ApiNames.Of(type.GetEnumUnderlyingType())}";
        }

        var bases = string.Join(", ", Bases(type));
        return $"{Kind(type)} {name}{(bases.Length > 0 ? $" : {bases}" : "")}{ApiNames.Constraints(type.GetGenericArguments())}";
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface) return "interface";
        if (type.IsValueType)
        {
            var isReadOnly = type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "";
            return $"{isReadOnly}{(type.IsByRefLike ? "ref " : "")}{(IsRecord(type) ? "record " : "")}struct";
        }

        var inheritance = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return $"{inheritance}{(IsRecord(type) ? "record" : "class")}";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var implied = type.GetInterfaces().SelectMany(x => x.GetInterfaces());
        var own = type.GetInterfaces().Except(inherited).Except(implied)
            .Where(x => x.IsVisible && !(IsRecord(type) && IsEquatable(x)))
            .Select(ApiNames.Of)
            .Order(StringComparer.Ordinal);
        var parent = type.BaseType is { } x && x != typeof(object) && x != typeof(ValueType) ? [ApiNames.Of(x)] : Array.Empty<string>();
        return parent.Concat(own);
    }

    /// <summary>The compiler gives each record, and nothing else, a method that prints its members.</summary>
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", Library.Declared, [typeof(StringBuilder)])?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;

    private static bool IsEquatable(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEquatable<>);
}
