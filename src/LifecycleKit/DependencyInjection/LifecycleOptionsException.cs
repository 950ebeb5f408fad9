using LifecycleKit.Tracking;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>Bad lifecycle options: an <see cref="OptionsValidationException"/> whose message lists the errors one a line.</summary>
internal sealed class LifecycleOptionsException(IReadOnlyCollection<string> errors)
    : OptionsValidationException(Options.DefaultName, typeof(LifecycleOptions), errors)
{
    public override string Message => OptionsSnapshot.Listed([.. Failures]);
}
