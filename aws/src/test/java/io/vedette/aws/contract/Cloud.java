package io.vedette.aws.contract;

/** The clouds that a contract test runs against. */
public enum Cloud {
    TWIN {
        @Override
        public CloudUnderTest open() {
            return new TwinUnderTest();
        }
    },
    MOTO {
        @Override
        public CloudUnderTest open() {
            return new MotoUnderTest(MotoServer.running());
        }
    };

    /** A cloud with accounts of its own; skips the test where the cloud cannot be had. */
    public abstract CloudUnderTest open();
}
