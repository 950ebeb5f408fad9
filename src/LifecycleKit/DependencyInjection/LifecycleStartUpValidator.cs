using LifecycleKit.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LifecycleKit.DependencyInjection;

/// <summary>
/// Starts the tracker when the host starts, so that everything that is wrong with the options is reported then, and at once.
/// </summary>
/// <remarks>
/// A store that fails does not stop the host: observers are notified, and the tracker starts at the first call that succeeds.
/// </remarks>
internal sealed class LifecycleStartUpValidator(IServiceProvider services) : IValidateOptions<LifecycleStartUp>
{
    public ValidateOptionsResult Validate(string? name, LifecycleStartUp startUp)
    {
        var tracker = services.GetRequiredService<LifecycleTracker>();
        try
        {
            // Validation is synchronous. On a pool thread, no context of the caller can wait for itself.
            Task.Run(() => tracker.StartAsync(CancellationToken.None).AsTask()).GetAwaiter().GetResult();
        }
        catch (PublicationException refused) when (!refused.Errors.IsEmpty)
        {
            throw new LifecycleOptionsException(refused.Errors);
        }
        catch (Exception error)
        {
            services.GetRequiredService<Observers>().Notify(observer => observer.OnStartFailed(error));
        }

        return ValidateOptionsResult.Success;
    }
}
