# frozen_string_literal: true

# Feeds fastlane with the tokens of app-store-connect-token, so that it works without the key.
#
# RUBYOPT loads this file into every Ruby program of the job, before Bundler. Until it sees fastlane, it requires nothing
# (that could activate another version of a gem than Bundler wants), raises nothing, and changes no class. It is written
# for Ruby 2.6, which macOS has.
module AppStoreConnectToken
  # Takes the place of a key. With a real one, fastlane does what it always does.
  MARKER = 'app-store-connect-token'
  TESTED = '2.212.2 to 2.240.1'
  PROGRAMS = %w[bundle fastlane rake].freeze
  PLATFORMS = { 'ios' => 'IOS', 'osx' => 'MAC_OS', 'appletvos' => 'TV_OS', 'xros' => 'VISION_OS' }.freeze

  # The parts of a Spaceship::ConnectAPI::Token that differ without a key.
  module Fed
    def initialize(key_id: nil, **)
      @key_raw = MARKER
      refresh!
      return if key_id.nil? || key_id.strip == @key_id

      # fastlane prefers the variable to the option.
      AppStoreConnectToken.stop("The lane asks for key #{key_id}, but the tokens of this job are for key #{@key_id}. " \
                                'Instead of key_filepath, pass key_content: File.read(path).')
    end

    # fastlane calls this when a token has expired, and when Apple rejected one, which then must not be used again.
    def refresh!
      require 'json'
      @is_fresh = @text && !expired? && !@is_fresh
      @text = AppStoreConnectToken.issue(*('--fresh' if @is_fresh))
      header, claims = @text.split('.').first(2).map { |part| JSON.parse(part.tr('-_', '+/').unpack1('m')) }
      @key_id = header['kid']
      @issuer_id = claims['iss']
      @in_house = claims['aud'] == 'apple-developer-enterprise-v1' # sigh and cert do not take nil
      @duration = claims['exp'] - Time.now.to_i
      # The next token is valid well before this one ends. Half leaves room for a clock that is off.
      @expiration = Time.now + @duration / 2
    end

    def write_key_to_file(_path)
      AppStoreConnectToken.stop('notarize needs the key itself. Use tools: notarytool, or an Apple ID in notarize.')
    end
  end

  # Spaceship::ConnectAPI::Token: the marker becomes a token of the command.
  module Factory
    def create(**options)
      options[:key] == MARKER ? AppStoreConnectToken::Token.new(key_id: options[:key_id]) : super
    end
  end

  # Spaceship::ConnectAPI: without a login in the lane, the token signs in.
  module Session
    def client
      self.token = AppStoreConnectToken::Token.new unless super
      super
    end

    def token
      client && super
    end

    def token?
      client && super
    end
  end

  # FastlaneCore::ItunesTransporter: fastlane would use altool on a Mac, which takes no token.
  module Transporter
    def initialize(*arguments, **options)
      super
      jwt = arguments[4]
      token = Spaceship::ConnectAPI.token if jwt
      @is_fed = token.is_a?(Fed) && token.text == jwt
    end

    def upload(*arguments, **options)
      return super unless @is_fed

      package, file, platform = options.values_at(:package_path, :asset_path, :platform)
      inputs = { file: file, app: File.basename(package)[/\A\d+/], platform: PLATFORMS[platform], timeout: '6h' }
      if file.end_with?('.pkg')
        inputs[:version] = FastlaneCore::PkgFileAnalyser.fetch_app_version(file)
        inputs[:build] = FastlaneCore::PkgFileAnalyser.fetch_app_build(file)
      end
      @errors = AppStoreConnectToken.upload(inputs.compact) { |line| FastlaneCore::UI.message(line) }
      FileUtils.rm_rf(package) unless @errors # a copy
      @errors.nil?
    end

    def displayable_errors
      @errors || super
    end

    def verify(*, **)
      AppStoreConnectToken.stop('verify_only needs the key itself. Use tools: fastlane for it.') if @is_fed
      super
    end
  end

  # Fastlane::Runner: without a class to patch, fastlane would ask for a password.
  module Runner
    def execute(*)
      AppStoreConnectToken.reject('Spaceship::ConnectAPI::Token') unless AppStoreConnectToken.fed?
      super
    end
  end

  SEAMS = {
    'Spaceship::ConnectAPI::Token' => %i[refresh! expired? text],
    'FastlaneCore::ItunesTransporter' => %i[upload displayable_errors],
    'Fastlane::Runner' => %i[execute]
  }.freeze

  class << self
    # Patches the classes that are there, and the others when they are defined.
    def watch
      waiting = SEAMS.keys.reject { |name| Object.const_defined?(name) && patch(name, Object.const_get(name)) }
      name_of = Module.instance_method(:name) # classes may have a name of their own
      TracePoint.new(:end) do |point|
        name = name_of.bind(point.self).call
        patch(name, point.self) if waiting.delete(name)
        point.disable if waiting.empty?
      end.enable
    end

    def fed?
      const_defined?(:Token, false)
    end

    # Runs the command, and returns the token that it prints.
    def issue(*options)
      require 'open3'
      token, problem, status = Open3.capture3([command, command], *options) # a pair is never split by a shell
      status.success? ? token.strip : stop(problem.strip)
    rescue SystemCallError => e
      stop("#{command}, which provides the tokens for fastlane, cannot be run: #{e.class}.")
    end

    # Runs the upload program, and yields the lines of its log. Returns its errors; nil after a successful upload.
    def upload(inputs)
      require 'open3'
      path = [File.dirname(command), ENV['PATH']].join(File::PATH_SEPARATOR)
      program = [ENV['APP_STORE_CONNECT_TOKEN_NODE'] || 'node', File.expand_path('../upload/index.js', __dir__)]
      options = inputs.flat_map { |name, value| ["--#{name}", value.to_s] }
      Open3.popen3({ 'PATH' => path, 'ASC_TOKEN' => nil }, *program, *options) do |input, _output, log, process|
        input.close
        lines = log.each_line.map { |line| line.chomp.tap { |text| yield text } }
        lines.drop_while { |line| !line.start_with?('error: ') }.join("\n") unless process.value.success?
      end
    end

    def stop(message)
      defined?(FastlaneCore::UI) ? FastlaneCore::UI.user_error!(message) : raise(message)
    end

    def reject(name)
      version = defined?(Fastlane::VERSION) ? Fastlane::VERSION : 'of unknown version'
      stop("tools: fastlane-token does not work with fastlane #{version}, in which #{name} is missing or different. " \
           "It was tested with fastlane #{TESTED}. Use another version, or tools: fastlane.")
    end

    private

    def command
      ENV['APP_STORE_CONNECT_TOKEN_COMMAND'] || MARKER
    end

    def patch(name, owner)
      reject(name) unless SEAMS[name].all? { |method| owner.method_defined?(method) }
      case name
      when 'Fastlane::Runner' then owner.prepend(Runner)
      when 'FastlaneCore::ItunesTransporter' then owner.prepend(Transporter)
      else
        reject(name) unless owner.respond_to?(:create)
        const_set(:Token, Class.new(owner) { include Fed })
        owner.singleton_class.prepend(Factory)
        Spaceship::ConnectAPI.singleton_class.prepend(Session)
      end
    end
  end

  begin
    watch if PROGRAMS.include?(File.basename($PROGRAM_NAME))
  rescue StandardError
    raise if defined?(Fastlane::Runner) # no other program may stop because of this file
  end
end
