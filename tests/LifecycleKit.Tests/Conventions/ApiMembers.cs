using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace LifecycleKit.Tests.Conventions;

/// <summary>The members that a user can call or override, each as one line of C#. What the compiler adds to a record is left out.</summary>
internal static class ApiMembers
{
    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum) return type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(Value);
        if (typeof(Delegate).IsAssignableFrom(type)) return [];
        return type.GetMembers(Library.Declared)
            .Where(member => !member.Name.Contains('<') && member.Name != "EqualityContract")
            .Where(member => !member.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(member => (Member: member, Line: Line(member)))
            .Where(x => x.Line is not null)
            .OrderBy(x => x.Member.Name, StringComparer.Ordinal).ThenBy(x => x.Line, StringComparer.Ordinal)
            .Select(x => x.Line!);
    }

    /// <summary>What stands between the brackets of a method, a constructor, an indexer or a delegate.</summary>
    public static string Parameters(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(Parameter));

    public static string Return(MethodInfo method)
    {
        var isReadOnly = method.ReturnParameter.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "";
        var reference = method.ReturnType.IsByRef ? $"ref {isReadOnly}" : "";
        return reference + ApiNames.Of(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));
    }

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor when !constructor.IsStatic => Access(constructor) is { } access
            ? $"{access}{member.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor.GetParameters())})"
            : null,
        MethodInfo method when !method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal) => Line(method),
        PropertyInfo property => Line(property),
        FieldInfo field => Line(field),
        EventInfo { AddMethod: { } add } e when Access(add) is { } access =>
            $"{access}{Modifiers(add)}event {ApiNames.Of(e.EventHandlerType!, new NullabilityInfoContext().Create(e))} {e.Name}",
        _ => null,
    };

    private static string? Line(MethodInfo method)
    {
        if (Access(method) is not { } access) return null;
        var arguments = method.GetGenericArguments();
        var list = arguments.Length > 0 ? $"<{string.Join(", ", arguments.Select(argument => argument.Name))}>" : "";
        var signature = $"{method.Name}{list}({Parameters(method.GetParameters())}){ApiNames.Constraints(arguments)}";
        return $"{access}{Modifiers(method)}{Return(method)} {signature}";
    }

    private static string? Line(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(accessor => Access(accessor) is not null).ToArray();
        if (accessors.Length == 0) return null;
        var access = accessors.Select(accessor => Access(accessor)!).Min(StringComparer.Ordinal)!;
        var name = property.GetIndexParameters() is { Length: > 0 } index ? $"this[{Parameters(index)}]" : property.Name;
        var type = accessors[0].Name.StartsWith("get_", StringComparison.Ordinal)
            ? Return(accessors[0])
            : ApiNames.Of(property.PropertyType, new NullabilityInfoContext().Create(property));
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var body = string.Concat(accessors.Select(accessor => $"{Access(accessor)![access.Length..]}{Verb(accessor)}; "));
        return $"{access}{required}{Modifiers(accessors[0])}{type} {name} {{ {body}}}";
    }

    private static string? Line(FieldInfo field)
    {
        if (!(field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)) return null;
        var access = field.IsPublic ? "" : "protected ";
        var type = ApiNames.Of(field.FieldType, new NullabilityInfoContext().Create(field));
        var constant = field.IsLiteral ? field.GetRawConstantValue() : field.GetCustomAttribute<DecimalConstantAttribute>()?.Value;
        if (field.IsLiteral || constant is not null) return $"{access}const {type} {field.Name} = {Literal(constant)}";
        return $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    private static string Value(FieldInfo field) => $"{field.Name} = {Literal(field.GetRawConstantValue())}";

    private static string Verb(MethodInfo accessor)
    {
        if (accessor.Name.StartsWith("get_", StringComparison.Ordinal)) return "get";
        return accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";
    }

    /// <summary>Nothing for a public member, "protected " for a protected one that somebody can reach, null for the rest.</summary>
    private static string? Access(MethodBase method)
    {
        if (method.IsPublic) return "";
        return (method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed ? "protected " : null;
    }

    private static string Modifiers(MethodInfo method)
    {
        var place = method.IsStatic ? "static " : "";
        if (!method.IsVirtual) return place;
        // In an interface "abstract" goes without saying, unless the member is static.
        if (method.DeclaringType!.IsInterface) return place + (!method.IsAbstract ? "virtual " : method.IsStatic ? "abstract " : "");
        if (method.GetBaseDefinition() != method) return method.IsFinal ? "sealed override " : "override ";
        return method.IsAbstract ? "abstract " : method.IsFinal ? "" : "virtual ";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter switch
        {
            { ParameterType.IsByRef: true, IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when IsParams(parameter) => "params ",
            { Position: 0, Member: MethodInfo method } when method.IsDefined(typeof(ExtensionAttribute)) => "this ",
            _ => "",
        };
        var type = ApiNames.Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));
        return $"{passing}{type} {parameter.Name}{(parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")}";
    }

    private static bool IsParams(ParameterInfo parameter) =>
        parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name is "ParamArrayAttribute" or "ParamCollectionAttribute");

    private static string Default(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter.RawDefaultValue is not { } value) return type.IsValueType && type == parameter.ParameterType ? "default" : "null";
        return type.IsEnum ? $"{type.Name}.{Enum.ToObject(type, value)}" : Literal(value);
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text.ReplaceLineEndings("\\n")}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
