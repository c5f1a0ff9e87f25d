package io.vedette.cli.session;

import io.vedette.aws.AwsRates;
import io.vedette.aws.ClientSource;
import io.vedette.aws.SdkClientSource;
import io.vedette.core.cloud.CallGate;
import io.vedette.core.cloud.RequestRates;
import io.vedette.core.cloud.SystemTime;
import io.vedette.core.cloud.Time;
import io.vedette.core.organization.Region;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/** AWS itself, or an endpoint in its place, with the caller's usual credentials. */
public final class LiveCloud implements Cloud {

    private final @Nullable String profile;
    private final @Nullable URI endpoint;
    private final Time time = new SystemTime();
    private @Nullable SdkClientSource source;

    public LiveCloud(@Nullable String profile, @Nullable URI endpoint) {
        this.profile = profile;
        this.endpoint = endpoint;
    }

    @Override
    public Time time() {
        return time;
    }

    /** An emulator has no rates; holding back from it would only cost time. */
    @Override
    public RequestRates rates() {
        return endpoint == null ? new AwsRates() : RequestRates.UNLIMITED;
    }

    @Override
    public ClientSource clients(CallGate gate, String role, Region home, int openCalls) {
        AwsCredentialsProvider credentials =
                profile == null
                        ? DefaultCredentialsProvider.builder().build()
                        : ProfileCredentialsProvider.create(profile);
        SdkClientSource made =
                new SdkClientSource(credentials, role, home, endpoint, gate, openCalls);
        source = made;
        return made;
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
    }
}
