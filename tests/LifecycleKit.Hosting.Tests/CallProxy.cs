using System.Reflection;

namespace LifecycleKit.Hosting.Tests;

/// <summary>An interface whose calls a test answers.</summary>
public class CallProxy : DispatchProxy
{
    private Func<MethodInfo, object?[], object?> _answer = (_, _) => null;

    /// <summary>Creates an object whose calls are answered by a function.</summary>
    public static T Create<T>(Func<MethodInfo, object?[], object?> answer)
        where T : class
    {
        var proxy = Create<T, CallProxy>();
        ((CallProxy)(object)proxy)._answer = answer;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _answer(targetMethod!, args ?? []);
}
