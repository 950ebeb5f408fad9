using System.Reflection;

namespace LifecycleKit.Tests.Conventions;

/// <summary>Types written as in C#, with nullability; our own keep their folder, the framework's lose their namespace.</summary>
internal static class ApiNames
{
    private const string Root = "LifecycleKit.";

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char",
        [typeof(sbyte)] = "sbyte", [typeof(byte)] = "byte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int",
        [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>A type without nullability, such as a base type or a constraint.</summary>
    public static string Of(Type type) => Of(type, null);

    /// <param name="type">The type; by-reference types give what they refer to.</param>
    /// <param name="nullability">What the compiler noted where the type is used; null when it noted nothing.</param>
    public static string Of(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef) return Of(type.GetElementType()!, nullability?.ElementType ?? nullability);
        if (Nullable.GetUnderlyingType(type) is { } value) return Bare(value, nullability) + "?";
        // T and T? of an unconstrained type parameter look the same to reflection.
        var mark = !type.IsValueType && !type.IsGenericParameter && nullability?.ReadState == NullabilityState.Nullable ? "?" : "";
        return Bare(type, nullability) + mark;
    }

    /// <summary>The name of a type where it is declared, with its type parameters.</summary>
    public static string Declared(Type type) => type.IsNested
        ? $"{Declared(type.DeclaringType!)}.{Simple(type)}{Parameters(type)}"
        : $"{type.Namespace}.{Simple(type)}{Parameters(type)}";

    /// <summary>The constraints on type parameters, each after a space; empty when there are none.</summary>
    public static string Constraints(IEnumerable<Type> parameters) => string.Concat(parameters.Select(parameter =>
        Constraints(parameter) is { Count: > 0 } constraints ? $" where {parameter.Name} : {string.Join(", ", constraints)}" : ""));

    private static string Bare(Type type, NullabilityInfo? nullability)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (type.IsGenericParameter) return type.Name;

        var arguments = type.GetGenericArguments()
            .Select((argument, i) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(i)));
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true) return $"({string.Join(", ", arguments)})";
        var list = type.IsGenericType ? $"<{string.Join(", ", arguments)}>" : "";
        return $"{Qualifier(type)}{Simple(type)}{list}";
    }

    private static string Qualifier(Type type)
    {
        if (type.IsNested) return $"{Qualifier(type.DeclaringType!)}{Simple(type.DeclaringType!)}.";
        return type.Namespace is { } own && own.StartsWith(Root, StringComparison.Ordinal) ? $"{own[Root.Length..]}." : "";
    }

    private static string Simple(Type type) => type.Name.Split('`')[0];

    private static string Parameters(Type type)
    {
        var own = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(Parameter).ToArray();
        return own.Length > 0 ? $"<{string.Join(", ", own)}>" : "";
    }

    private static string Parameter(Type parameter) => parameter.GenericParameterAttributes switch
    {
        var flags when flags.HasFlag(GenericParameterAttributes.Covariant) => $"out {parameter.Name}",
        var flags when flags.HasFlag(GenericParameterAttributes.Contravariant) => $"in {parameter.Name}",
        _ => parameter.Name,
    };

    private static List<string> Constraints(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var list = new List<string>();
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) list.Add("class");
        if (isStruct) list.Add("struct");
        var types = parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType));
        list.AddRange(types.Select(Of).Order(StringComparer.Ordinal));
        if (!isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint)) list.Add("new()");
        return list;
    }
}
