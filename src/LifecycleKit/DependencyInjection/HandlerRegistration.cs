namespace LifecycleKit.DependencyInjection;

/// <summary>That a type of handler was added.</summary>
internal sealed class HandlerRegistration(Type handlerType)
{
    public Type HandlerType { get; } = handlerType;
}
